"""Arrows of one page, by the drawing rules of the regulation.

The stages, each a module. Positions are abstract in the first three (`board` explains the numbers), so
that routes can be chosen before row heights are known:

1. `board`: the page as levels and columns, with what stands in the way of a vertical line.
2. `candidates`: the ways that one arrow can take, cheapest first; `forms` has their shapes, `route` takes one
   apart for comparison.
3. `choose`: one way for every arrow, so that crossings, then bends, then length are least together.
4. `tracks`: arrows that share a channel get an order (crossings again) and a track each.
5. `geometry`: abstract ways become corners in points, and crossings become hops.
6. `labels`: the answers beside their decisions.
"""
