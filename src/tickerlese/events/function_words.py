"""German function words by what they do in a sentence: closed classes, lower-cased."""

from __future__ import annotations

PREPOSITIONS = frozenset(
    "an auf aus außer ausser bei bis durch für gegen gegenüber hinter in mit nach neben ohne seit über um unter von vor "
    "wegen statt anstatt anstelle zu zwischen zufolge laut gemäß gemäss trotz während am im ins zum zur vom beim ans fürs ums binnen dank "
    "einschließlich inklusive per pro je à".split()
)
ARTICLES = frozenset(
    "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner dieser diese dieses diesen "
    "diesem jener sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres deren dessen beide beiden alle".split()
)
SUBORDINATORS = frozenset(
    "dass daß weil nachdem während obwohl obgleich wenn falls ob indem bevor ehe sodass wobei womit wodurch wonach worauf "
    "woraufhin wofür wogegen wovon worin weshalb sofern solange sobald seitdem da als wie damit wo derweil".split()
)
RELATIVES = frozenset("der die das dem den denen dessen deren welcher welche welches welchem welchen was".split())
PRONOUNS = frozenset("er sie es dieser diese dieses man".split())
MODALS = frozenset(
    "soll sollen solle sollte sollten will wollen wolle wollte wollten kann können könne könnte könnten darf dürfen dürfte "
    "dürften muss müssen müsse müsste müssten möchte möchten mag mögen wird werden werde würde würden".split()
)
COORDINATORS = frozenset("und oder sowie aber doch sondern beziehungsweise bzw.".split())
CONTRACTED = {
    "am": "an",
    "im": "in",
    "ins": "in",
    "zum": "zu",
    "zur": "zu",
    "vom": "von",
    "beim": "bei",
    "ans": "an",
    "fürs": "für",
    "ums": "um",
}
