"""The rules as spaCy components, for any German pipeline: ``nlp.add_pipe("tickerlese_quantities")``.

spaCy imports this module in every process that makes a pipeline, whether it uses us or not. So nothing is loaded here
before a component is asked for; what the components do stands in ``stages``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without a stub
from spacy.util import registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc


@Language.factory("tickerlese_sentences", assigns=["token.is_sent_start"])
def create_sentences(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - the signature is spaCy's
    """Make the component that sets sentence starts where no other component has."""
    return _stage("set_sentences")


@Language.factory("tickerlese_quantities", assigns=["doc.ents", "doc._.tickerlese", "span._.tickerlese"])
def create_quantities(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - the signature is spaCy's
    """Make the component that finds amounts and dates."""
    return _stage("add_quantities")


@Language.factory("tickerlese_names", requires=["doc.ents"], assigns=["doc.ents", "doc._.tickerlese"])
def create_names(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - the signature is spaCy's
    """Make the component that turns the model's entities and our own lists into names."""
    return _stage("add_names")


@Language.factory("tickerlese_events", requires=["doc._.tickerlese"], assigns=["doc._.tickerlese"])
def create_events(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - the signature is spaCy's
    """Make the component that finds events among the mentions."""
    return _stage("add_events")


@Language.factory("tickerlese_encoder", assigns=["doc.ents"])
def create_encoder(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - the signature is spaCy's
    """Make the component that finds names with a transformer; ``from_disk`` brings its weights."""
    return cast("Callable[[Doc], Doc]", import_module("tickerlese.encoder.component").EncoderRecognizer())


@registry.tokenizers("tickerlese.BareTokenizer.v1")  # type: ignore[untyped-decorator]  # spaCy gives it no types
def create_bare_tokenizer() -> Callable[[Language], Tokenizer]:
    """Make a tokenizer without rules, for pipelines that bring all of them: spaCy's own take a while to compile."""
    return lambda nlp: Tokenizer(nlp.vocab)


def _stage(name: str) -> Callable[[Doc], Doc]:
    stages = import_module("tickerlese.stages")
    stages.register_extensions()
    return cast("Callable[[Doc], Doc]", getattr(stages, name))
