"""What mutations of cases share."""

from typing import Self

from saleor_postventa.care.queries import case_with_thread
from saleor_postventa.web.ids import must_read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import HANDLE_CASES


class CaseMutation(PostSaleMutation):
    """Of the team; answers with the case as it is then."""

    access = HANDLE_CASES

    class Meta:
        abstract = True

    @classmethod
    def done(cls, case_id: int) -> Self:
        return cls(case=case_with_thread(pk=case_id))


def read_case_id(shown: str) -> int:
    return must_read_id("PostSaleCase", shown, field="id")
