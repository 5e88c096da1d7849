"""Depth-first search for sound coalitions in the graph of pairs that are warm enough: every set is seen once.

The scarcest cell that is not yet covered (the lead counts as one more) is given to each organisation that can
do some of it, or left open where that is allowed. Whoever was tried before is left out of the later branches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from coalition.composing.exact.bits import bits, mask_of
from coalition.composing.exact.bounds import IMPOSSIBLE, Bounds, Node
from coalition.composing.exact.lagrange import Worth, euros
from coalition.composing.exact.meter import Meter
from coalition.composing.exact.model import Model
from coalition.composing.parts import PERMILLE

Price = tuple[int, int]
"""Cost in euro, and the number of members: the smaller pair is better."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sound coalition that a search met: its members, the cells left open, its cost in euro, its lead."""

    members: int
    opened: int
    cost: int
    lead: int

    @property
    def price(self) -> Price:
        """Return cost and number of members."""
        return self.cost, self.members.bit_count()


@dataclass(frozen=True, slots=True)
class Scope:
    """Which coalitions a search looks at.

    Every pair at least `level` warm; at most `spare` work units left open (beside the cells of `dropped`,
    which nobody asks any more); everyone in `must` joins and nobody in `barred` does; price strictly
    `below`; `must_open` cells are left open and `must_fill` cells are not.
    """

    level: int = 0
    spare: int = 0
    must: int = 0
    barred: int = 0
    below: Price | None = None
    dropped: int = 0
    must_open: int = 0
    must_fill: int = 0


class Search:
    """One search in one scope; `run` walks it and keeps the best that it met."""

    def __init__(self, model: Model, bounds: Bounds, meter: Meter, scope: Scope) -> None:
        """Make ready; nothing is searched yet."""
        self.model, self.bounds, self.meter, self.scope = model, bounds, meter, scope
        self.near = model.near(scope.level)
        self.most = model.problem.rules.max_members
        self.able, self.leaders = self._fit_for_any_lot()
        self.best: Hit | None = None
        self.worth: Worth | None = None
        self.below = scope.below
        self.spare = scope.spare

    def first(self) -> Hit | None:
        """Return some coalition of the scope, None when there is none."""
        return self._walk(lambda _hit: True)

    def cheapest(self, heard: Callable[[Hit], None]) -> Hit | None:
        """Return the cheapest, with the fewest members among equals; each better one is told to `heard`."""
        return self._walk(partial(self._cheaper_only, heard))

    def fullest(self, heard: Callable[[Hit], None]) -> Hit | None:
        """Return one that leaves as little open as possible."""
        return self._walk(partial(self._fuller_only, heard))

    def _cheaper_only(self, heard: Callable[[Hit], None], hit: Hit) -> bool:
        self.below = hit.price
        heard(hit)
        return False

    def _fuller_only(self, heard: Callable[[Hit], None], hit: Hit) -> bool:
        self.spare = self.model.volume_of(hit.opened & ~self.scope.dropped) - 1
        heard(hit)
        return self.spare < 0

    def _walk(self, enough: Callable[[Hit], bool]) -> Hit | None:
        root = self.root()
        stack = [] if root is None else [root]
        if root is not None:
            self._weigh(root)
        while stack:
            self.meter.tick()
            node = self._settle(stack.pop())
            if node is None:
                continue
            branches, hit = self._look(node)
            if hit is not None:
                self.best = hit
                if enough(hit):
                    break
            stack.extend(reversed(list(branches)))
        return self.best

    def _weigh(self, root: Node) -> None:
        """Make a Lagrange bound ready where costs differ and there is a cost to stay below."""
        if self.below is not None and not self.bounds.flat:
            slots = self.most - root.chosen.bit_count()
            self.worth = self.bounds.worth(root, self._spare(root), slots, self.below[0])

    @property
    def allowed(self) -> int:
        """Return everyone whom the wishes and the shares do not keep out."""
        return self.able & ~self.scope.barred & ~mask_of(self.model.problem.wishes.without)

    def cost_at_least(self) -> int:
        """Return what every coalition of the scope costs at least, in euro; 0 when there is none."""
        root = self.root()
        node = None if root is None else self._settle(root)
        if node is None:
            return 0
        spare = self._spare(node)
        needed = self.bounds.members_needed(node, self._uncovered(node), spare)
        if needed >= IMPOSSIBLE:
            return 0
        self._weigh(node)
        lifted = self._lifted(node) if self.worth else 0
        return max(lifted, self.bounds.cost_at_least(node, needed, spare))

    def _lifted(self, node: Node) -> int:
        """Return the Lagrange bound of a node in euro."""
        assert self.worth is not None, "asked only where costs differ"
        slots = self.most - node.chosen.bit_count()
        return euros(self.worth.least(node.chosen, node.free, slots))

    def root(self) -> Node | None:
        """Return where the search starts: who must join, and who may; None when that contradicts itself."""
        model, scope = self.model, self.scope
        wishes = model.problem.wishes
        forced = scope.must | mask_of(wishes.with_) | (0 if wishes.lead is None else 1 << wishes.lead)
        if forced & ~self.allowed or forced.bit_count() > self.most:
            return None
        free = self.allowed & ~forced
        for i in bits(forced):
            free &= self.near[i]
            if (forced & ~(1 << i)) & ~self.near[i]:
                return None
        opened = scope.dropped | scope.must_open
        node = Node(0, self._connected(forced, free), opened, scope.must_fill, 0, tuple(model.volume))
        for i in bits(forced):
            node = self._joined(node, i, node.free)
        return node

    def _fit_for_any_lot(self) -> tuple[int, int]:
        """Return who can do a member's least share and who the lead's part, were all open that may be."""
        model, rules = self.model, self.model.problem.rules
        asked = model.volume_of(model.all_cells & ~self.scope.dropped) - self.scope.spare
        share = -(-rules.min_share * asked // PERMILLE)
        lead_min = -(-(PERMILLE - rules.max_subcontract) * asked // PERMILLE)
        able = mask_of(i for i, reach in enumerate(model.reach) if reach >= share)
        return able, model.leaders & mask_of(i for i in bits(able) if model.reach[i] >= lead_min)

    def _connected(self, forced: int, free: int) -> int:
        """Drop everyone whose warm neighbours cannot deliver with it, until nobody drops out."""
        cells = self.model.all_cells & ~self.scope.dropped & ~self.scope.must_open
        shrinking = True
        while shrinking:
            shrinking = False
            for i in bits(free):
                pool = self.near[i] & free | forced | 1 << i
                short = self.model.short(pool, cells)
                if not pool & self.leaders or (short and self._lacks(short)):
                    free &= ~(1 << i)
                    shrinking = True
        return free

    def _lacks(self, short: int) -> bool:
        """Return whether these cells are more than may be left open."""
        spare = self.spare - self.model.volume_of(self.scope.must_open)
        return bool(short & self.scope.must_fill) or self.model.volume_of(short) > spare

    def _spare(self, node: Node) -> int:
        """Return the volume that may still be left open beyond what the node leaves open already."""
        return self.spare - self.model.volume_of(node.opened & ~self.scope.dropped)

    def _joined(self, node: Node, i: int, free: int) -> Node:
        """Return the node after organisation i joined, with `free` of those who are warm with it."""
        model = self.model
        covered = node.covered | model.whole[i]
        left = node.left
        if touched := model.partly[i] & ~covered:
            rest = list(left)
            for r in bits(touched):
                rest[r] -= model.room[i][r]
                if rest[r] <= 0:
                    covered |= 1 << r
            left = tuple(rest)
        chosen = node.chosen | 1 << i
        return Node(chosen, free & self.near[i] & ~chosen, node.opened, node.kept, covered, left)

    def _settle(self, node: Node) -> Node | None:
        """Leave open what nobody can cover any more; None when that is too much."""
        if node.chosen.bit_count() >= self.most:
            node = node._replace(free=0)
        short = 0
        for r in bits(self._uncovered(node)):
            providers = self.model.providers[r] & node.free
            if not providers or (
                self.bounds.mixed and sum(self.model.room[i][r] for i in bits(providers)) < node.left[r]
            ):
                short |= 1 << r
        if short:
            if short & node.kept:
                return None
            node = node._replace(opened=node.opened | short)
        return node if self._spare(node) >= 0 else None

    def _uncovered(self, node: Node) -> int:
        return self.model.all_cells & ~(node.covered | node.opened)

    def _look(self, node: Node) -> tuple[Iterator[Node], Hit | None]:
        """Return where to go on from a node, and the coalition that it is itself, if it is one."""
        uncovered, spare = self._uncovered(node), self._spare(node)
        size = node.chosen.bit_count()
        needed = self.bounds.members_needed(node, uncovered, spare)
        if size + needed > self.most or needed > node.free.bit_count():
            return iter(()), None
        if self.below is not None:
            least = self.bounds.cost_at_least(node, needed, spare)
            if (least, size + needed) >= self.below:
                return iter(()), None
        if self.worth is not None and self.below is not None:
            parts = self.worth.least(node.chosen, node.free, self.most - size)
            if (euros(parts), size + needed) >= self.below:
                return iter(()), None
            node = node._replace(free=self.worth.worth_trying(parts, node.free, self.below[0]))
        if uncovered or not node.chosen & self.leaders:
            return self._branches(node, uncovered, spare), None
        return self._leaf(node, spare)

    def _branches(self, node: Node, uncovered: int, spare: int) -> Iterator[Node]:
        """Give the scarcest cell to each who can do some of it, and leave it open where that is allowed."""
        model = self.model
        choices = [((model.providers[r] & node.free).bit_count(), r) for r in bits(uncovered)]
        if not node.chosen & self.leaders:
            choices.append(((self.leaders & node.free).bit_count(), -1))
        cell = min(choices)[1]
        if cell < 0:
            yield from self._join_each(node, self.leaders & node.free, uncovered)
            return
        fill = node._replace(kept=node.kept | 1 << cell)
        yield from self._join_each(fill, model.providers[cell] & node.free, uncovered)
        if not node.kept >> cell & 1 and model.volume[cell] <= spare:
            yield node._replace(opened=node.opened | 1 << cell)

    def _join_each(self, node: Node, who: int, uncovered: int) -> Iterator[Node]:
        """Yield a node for each who may join, the widest first; the earlier are left out of the later."""
        offered, fixed = self.bounds.offered, self.bounds.fixed
        order = sorted(bits(who), key=lambda i: (-(offered[i] & uncovered).bit_count(), fixed[i], i))
        free = node.free
        for i in order:
            free &= ~(1 << i)
            yield self._joined(node, i, free)

    def _leaf(self, node: Node, spare: int) -> tuple[Iterator[Node], Hit | None]:
        """Price a set whose cells are all covered one by one; go on with more members or more left open."""
        enough = node.chosen.bit_count() >= self.model.problem.rules.min_members
        priced = self.model.price_of(node.chosen, node.opened) if enough else None
        if priced is None:
            return self._leaf_goes_on(node, spare, enough), None
        more = self._join_each(node, node.free, 0)
        hit = Hit(node.chosen, node.opened, *priced)
        if self.below is not None and hit.price >= self.below:
            return more, None
        return more, hit

    def _leaf_goes_on(self, node: Node, spare: int, enough: bool) -> Iterator[Node]:
        """Yield larger sets, and, for the set as it is, each next cell that it could leave open instead."""
        yield from self._join_each(node, self._helpers(node, spare, enough), 0)
        if not enough:
            return
        closed = node._replace(free=0)
        for r in bits(self.model.all_cells & ~node.opened & ~node.kept):
            if self.model.volume[r] <= spare:
                yield closed._replace(opened=closed.opened | 1 << r)
            closed = closed._replace(kept=closed.kept | 1 << r)

    def _helpers(self, node: Node, spare: int, enough: bool) -> int:
        """Return who of the free could make a set deliver that does not: one of them must join.

        More members bring capacity, and maybe one who can do the lead's part; they never make room for shares
        that do not fit already. Where cells may still be left open, all of that may change: then anyone.
        """
        if spare:
            return node.free
        if not self.model.carries(node.chosen, node.opened):
            return node.free if self.model.carries(node.chosen | node.free, node.opened) else 0
        if not self.model.shares_fit(node.chosen, node.opened):
            return 0
        return node.free & self.leaders if enough else node.free
