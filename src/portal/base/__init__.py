"""Layout, clock, words for refusals, guards for views, and the embedded PostgreSQL; no domain."""
