"""Points in the graph: what shoppers, the team and integrators ask and do."""

from . import redemption_changes, redemptions, reward_changes, rewards

__all__ = ["redemption_changes", "redemptions", "reward_changes", "rewards"]
