"""The accurate recogniser: a small transformer that reads words in context, run by onnxruntime.

``pieces`` cuts words, ``windows`` cuts texts, ``tags`` turns scores into names, ``component`` is what spaCy runs. The
recipe that trains the encoder reads and decodes with the same modules.
"""
