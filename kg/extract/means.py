"""Whether a setting is a way of learning that one uses, or a problem that one is in.

"Trained by reinforcement learning" uses it, "we study offline reinforcement learning" works in it;
what a paper proposes for a setting uses it too: "a multi-agent framework".
"""

import re

#: A way of learning …
_A_MEANS = re.compile(
    r"(?:learning|training|tuning|self-play|curriculum|demonstrations?|supervision|verifiable "
    r"rewards?|rl|il|drl|hrl|rlvr|icl|rft|mbrl|ssl)\Z",
    re.IGNORECASE,
)
#: … unless it says what is hard about the problem.
_A_PROBLEM = re.compile(
    r"(?:offline|online|batch|multi|cooperative|decentrali[sz]ed|safe|constrained|continual|lifelong|"
    r"incremental|zero|few|one|goal|federated|distributed|vision|visual|image|real|robust|"
    r"partially|risk|average|tabular|episodic|long|preference|meta|open|cross|pac|personali[sz]ed|"
    r"unsupervised|semi|weakly|class|sequential|human|inverse|marl|irl|non|noisy|imbalanced|explor|"
    r"skill|pbrl)",
    re.IGNORECASE,
)
#: What says whence data and feedback come is a means, whatever stands behind it.
_A_SOURCE = re.compile(
    r"(?:human|expert|user)-in-the-loop|human-guided|(?:on|off)-policy(?! (?:evaluat|estimat))",
    re.IGNORECASE,
)

#: What a paper may propose for a setting, behind it or as the end of its name …
_SYSTEM = re.compile(
    r"(?:-based|-driven|-guided)?(?: \(\w+\))?[- ](?:\w+ ){0,2}(?:frameworks?|systems?|"
    r"architecture|pipeline|approach|algorithms?|methods?|agents?|strategy|paradigm|procedure|"
    r"stage|scheme|technique)\b",
    re.IGNORECASE,
)
_SYSTEM_ENDS = re.compile(r"(?:framework|system|architecture)s?\Z", re.IGNORECASE)
#: … unless the setting only praises it: "a sample-efficient algorithm" works on efficiency.
_QUALITY = re.compile(r"efficien|robust|explor|generali[sz]|safe|adaptive", re.IGNORECASE)


def is_means(name: str) -> bool:
    """Whether a setting of that name is one that a paper can use."""
    if _A_SOURCE.match(name):
        return True
    return _A_MEANS.search(name) is not None and _A_PROBLEM.match(name) is None


def is_system(text: str, start: int, end: int) -> bool:
    """Whether a thing of the setting ``text[start:end]`` is named: "a multi-agent framework"."""
    name = text[start:end]
    if _QUALITY.search(name):
        return False
    return _SYSTEM_ENDS.search(name) is not None or _SYSTEM.match(text, end) is not None
