"""The same flow as process modellers draw it: from left to right, one horizontal lane for each actor.

The document's own drawing (`sopan.layout.compose`) stands upright beside its table, with bare symbols. Tools
for processes expect a pool of lanes whose tasks bear their text; this gives such a drawing to the formats
made for these tools. Every node stands in a column of its own, so that time runs to the right without
exception and an upright line over a node's middle meets no other.
"""

from sopan.layout.lanes.place import LaneDrawing, PlacedEdge, PlacedNode, compose_lanes

__all__ = ["LaneDrawing", "PlacedEdge", "PlacedNode", "compose_lanes"]
