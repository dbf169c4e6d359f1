"""Arguments of what is written as one draft by several people."""

import graphene


def revision_over() -> graphene.Int:
    return graphene.Int(
        description="Of the draft that this takes the place of, as it was read; left out where there was none. "
        "Refused as `overtaken` where there is one, or another, by now."
    )


def revision_read() -> graphene.Int:
    return graphene.Int(
        description="Of the draft as it was read: refused as `overtaken` where it was changed since. "
        "Left out: the draft as it is."
    )
