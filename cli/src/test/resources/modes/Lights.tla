---- MODULE Lights ----
VARIABLE light

Init == light = [way \in {"north", "east"} |-> "red"]

Green(way) ==
    /\ \A w \in {"north", "east"} : light[w] = "red"
    /\ light' = [light EXCEPT ![way] = "green"]

Red(way) ==
    /\ light[way] = "green"
    /\ light' = [light EXCEPT ![way] = "red"]

Next == \E way \in {"north", "east"} : Green(way) \/ Red(way)
====
