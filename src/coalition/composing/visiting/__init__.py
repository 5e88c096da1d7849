"""Plan visits over a portfolio of general needs: whom to bring together, so that coalitions become warmer."""

from coalition.composing.visiting.plan import plan_visits

__all__ = ["plan_visits"]
