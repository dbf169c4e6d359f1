"""This version's migrations, and one more."""

from tests.runtime.next_version import ROOT

__path__ += [str(ROOT / "migrations" / "saleor")]
