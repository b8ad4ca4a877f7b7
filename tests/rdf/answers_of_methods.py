"""What the named queries on methods, settings and domains answer."""

Rows = list[tuple[str | None, ...]]

#: What one paper of 2024 tried offline, for robots.
_TRIED_IN_2024 = (
    (
        "2024",
        "method:iql",
        "IQL",
        "kg:uses",
        "arxiv:2401.00006",
        "Down the river",
        "OarNet and IQL row for locomotion.",
    ),
    (
        "2024",
        "method:margin",
        "Margin of Error",
        "kg:proposes",
        "arxiv:2401.00006",
        "Down the river",
        "KeelNet steers.",
    ),
    (
        "2024",
        "method:oarnet",
        "OarNet",
        "kg:uses",
        "arxiv:2401.00006",
        "Down the river",
        "OarNet and IQL row for locomotion.",
    ),
)

#: Query, graph ("five" of conftest or "robots"), values, and the rows of the answer.
CASES: list[tuple[str, str, dict[str, str], Rows]] = [
    # ---- methods
    (
        "adopted",
        "robots",
        {},
        [
            ("method:cql", "CQL", "2", "arxiv:1905.00001", "Learning from logs"),
            ("method:iql", "IQL", "2", "arxiv:2110.00002", "Expectiles"),
            ("method:oarnet", "OarNet", "1", "arxiv:2204.00003", "Rowing robots"),
        ],
    ),
    (
        "method-pairs",
        "robots",
        {},
        [
            ("method:dqn", "DQN", "method:experts", "Mixture of Experts", "1"),
            ("method:iql", "IQL", "method:oarnet", "OarNet", "1"),
        ],
    ),
    (
        "methods-by-domain",
        "robots",
        {"limit": "3"},
        [
            ("method:cql", "CQL", "domain:games", "Games", "1"),
            ("method:cql", "CQL", "domain:locomotion", "Locomotion", "1"),
            ("method:dqn", "DQN", "domain:games", "Games", "1"),
        ],
    ),
    (
        "methods-by-setting",
        "five",
        {},
        [
            ("method:ppo", "Proximal Policy Optimization", "setting:rlhf", "RLHF", "2"),
            ("method:policy-gradient", "Policy Gradient", "setting:offline", "Offline RL", "1"),
        ],
    ),
    (
        "methods-by-setting",
        "robots",
        {"among": "1"},
        [("method:cql", "CQL", "setting:offline", "Offline RL", "2")],
    ),
    (
        "methods-in-domain",
        "robots",
        {"domain": "robotics"},
        [("method:iql", "IQL", "2"), ("method:cql", "CQL", "1"), ("method:oarnet", "OarNet", "1")],
    ),
    (
        "methods-in-setting",
        "robots",
        {"setting": "offline"},
        [("method:cql", "CQL", "2"), ("method:iql", "IQL", "2"), ("method:oarnet", "OarNet", "1")],
    ),
    (
        "methods-tried",
        "robots",
        {"setting": "offline", "domain": "robotics"},
        [
            *_TRIED_IN_2024,
            (
                "2023",
                "method:cql",
                "CQL",
                "kg:comparesWith",
                "arxiv:2306.00004",
                "Robots from few logs",
                "CQL is the baseline.",
            ),
            (
                "2023",
                "method:iql",
                "IQL",
                "kg:uses",
                "arxiv:2306.00004",
                "Robots from few logs",
                "IQL serves robotics with little data.",
            ),
            (
                "2022",
                "method:cql",
                "CQL",
                "kg:uses",
                "arxiv:2204.00003",
                "Rowing robots",
                "OarNet is built on CQL.",
            ),
            (
                "2022",
                "method:oarnet",
                "OarNet",
                "kg:proposes",
                "arxiv:2204.00003",
                "Rowing robots",
                "OarNet is built on CQL.",
            ),
        ],
    ),
    (
        "methods-tried",
        "robots",
        {"setting": "offline", "domain": "robotics", "since": "2024"},
        [
            *_TRIED_IN_2024,
        ],
    ),
    (
        "new-methods",
        "five",
        {},
        [
            (
                "2024-01-15",
                "method:grpo",
                "GRPO",
                "arxiv:2401.00004",
                "Groups",
                "GRPO extends PPO.",
            ),
            (
                "2023-05-29",
                "method:dpo",
                "Direct Preference Optimization",
                "doi:10.1000/(dpo)<3>",
                'Preferences "directly"',
                "We present DPO for RLHF.",
            ),
        ],
    ),
    (
        "new-methods",
        "robots",
        {"concept": "Robotics"},
        [
            (
                "2024-01-10",
                "method:margin",
                "Margin of Error",
                "arxiv:2401.00006",
                "Down the river",
                "KeelNet steers.",
            ),
            (
                "2022-04-03",
                "method:oarnet",
                "OarNet",
                "arxiv:2204.00003",
                "Rowing robots",
                "OarNet is built on CQL.",
            ),
        ],
    ),
    (
        "not-adopted",
        "robots",
        {"concept": "offline"},
        [("2024", "method:margin", "Margin of Error", "arxiv:2401.00006", "Down the river")],
    ),
    (
        "together-with",
        "five",
        {"concept": "RLHF"},
        [
            ("method:dpo", "Direct Preference Optimization", "2"),
            ("method:ppo", "Proximal Policy Optimization", "2"),
            ("method:grpo", "GRPO", "1"),
        ],
    ),
    (
        "top-methods",
        "five",
        {},
        [
            ("method:ppo", "Proximal Policy Optimization", "2", "1"),
            ("method:policy-gradient", "Policy Gradient", "1", "0"),
        ],
    ),
    (
        "top-methods",
        "robots",
        {"limit": "2"},
        [("method:cql", "CQL", "2", "1"), ("method:iql", "IQL", "2", "1")],
    ),
    # ---- settings and domains
    (
        "below",
        "robots",
        {"concept": "Q-learning"},
        [("method:cql", "CQL", "4"), ("method:iql", "IQL", "3"), ("method:dqn", "DQN", "2")],
    ),
    ("below", "five", {"concept": "Robotics"}, [("domain:manipulation", "Manipulation", "1")]),
    (
        "domains",
        "robots",
        {},
        [
            ("domain:games", "Games", "3"),
            ("domain:locomotion", "Locomotion", "2"),
            ("domain:robotics", "Robotics", "1"),
        ],
    ),
    (
        "settings-by-domain",
        "robots",
        {},
        [
            ("setting:offline", "Offline RL", "domain:games", "Games", "2"),
            ("setting:offline", "Offline RL", "domain:locomotion", "Locomotion", "2"),
            ("setting:online", "Online RL", "domain:games", "Games", "1"),
            ("setting:small", "Offline with little data", "domain:robotics", "Robotics", "1"),
        ],
    ),
    (
        "settings-in-domain",
        "robots",
        {"domain": "robotics"},
        [
            ("setting:offline", "Offline RL", "2"),
            ("setting:small", "Offline with little data", "1"),
        ],
    ),
    (
        "settings",
        "robots",
        {},
        [
            ("setting:offline", "Offline RL", "4"),
            ("setting:online", "Online RL", "1"),
            ("setting:small", "Offline with little data", "1"),
        ],
    ),
]
