"""Records optimal alignment costs of pm4py on random small logs, for `test_align`.

pm4py (AGPL-3.0) and what it brings along take half a gigabyte, so it is no dependency, not even of the
tests: its answers are. To record them anew, with pm4py in an environment of its own:

    python tests/monitor/record_pm4py.py > tests/monitor/pm4py-costs.json
"""

from __future__ import annotations

import json
import random
import sys


def as_net(count, flows):
    """A workflow net: place i is "after step i", a silent transition leads to the end."""
    from pm4py.objects.petri_net.obj import Marking, PetriNet  # noqa: PLC0415
    from pm4py.objects.petri_net.utils import petri_utils  # noqa: PLC0415

    net = PetriNet("sop")
    places = [PetriNet.Place(f"p{i}") for i in range(count + 1)]
    end = PetriNet.Place("end")
    for place in (*places, end):
        net.places.add(place)
    for a, b in dict.fromkeys([(0, 1), *flows]):
        step = PetriNet.Transition(f"t{a}-{b}", None if b is None else str(b))
        net.transitions.add(step)
        petri_utils.add_arc_from_to(places[a], step, net)
        petri_utils.add_arc_from_to(step, end if b is None else places[b], net)
    return net, Marking({places[0]: 1}), Marking({end: 1})


def random_flows(rng, count):
    flows = []
    for n in range(1, count + 1):
        flows.append((n, n + 1 if n < count else None))
        if rng.random() < 0.4:
            flows.append((n, rng.choice([*range(1, count + 1), None])))
    return list(dict.fromkeys(flows))


def random_trace(rng, count, flows):
    """Noise, or a walk through the SOP with a little noise; step count + 1 is one that is not known."""
    if rng.random() < 0.4:
        return [rng.randint(1, count + 1) for _ in range(rng.randint(0, 14))]
    trace, at = [1], 1
    for _ in range(30):
        following = rng.choice([b for a, b in flows if a == at])
        if following is None:
            break
        trace.append(following)
        at = following
    for _ in range(rng.randint(0, 3)):
        if trace and rng.random() < 0.5:
            trace.pop(rng.randrange(len(trace)))
        else:
            trace.insert(rng.randint(0, len(trace)), rng.randint(1, count + 1))
    return trace


def main():
    import pm4py  # noqa: PLC0415
    from pm4py.algo.conformance.alignments.petri_net import algorithm  # noqa: PLC0415
    from pm4py.objects.log.obj import Event, Trace  # noqa: PLC0415

    rng = random.Random(20261124)
    cases = []
    for _ in range(60):
        count = rng.randint(1, 10)
        flows = random_flows(rng, count)
        net, start, end = as_net(count, flows)
        for _ in range(4):
            trace = random_trace(rng, count, flows)
            events = Trace([Event({"concept:name": str(step)}) for step in trace])
            found = algorithm.apply_trace(
                events, net, start, end, variant=algorithm.Variants.VERSION_STATE_EQUATION_A_STAR
            )
            cases.append([count, flows, trace, found["cost"] // 10_000, round(found["fitness"], 9)])
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    sys.stdout.write(f'{{"pm4py":"{pm4py.__version__}","cases":[\n{lines}\n]}}\n')


if __name__ == "__main__":
    main()
