"""Protected. Which text each preset learns: a free one that lies here, or the one that this experiment is known for."""

# All texts, in the order of tables and figures.
NAMES = ["opticks", "shakespeare_char"]


def of(preset: str) -> list[str]:
    return NAMES[1:] if preset == "full" else NAMES[:1]
