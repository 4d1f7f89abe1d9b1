-------------------------------- MODULE Cache --------------------------------
(* A write-invalidate cache protocol: modified, shared, invalid.                *)
EXTENDS Naturals, FiniteSets, TLC
CONSTANTS Core, Value, Sloppy
VARIABLES line, memory, last
vars == <<line, memory, last>>
Line == [state: {"M", "S", "I"}, val: Value]

TypeOK == line \in [Core -> Line] /\ memory \in Value /\ last \in Value
Init ==
  /\ memory \in Value
  /\ last = memory
  /\ line = [c \in Core |-> [state |-> "I", val |-> memory]]

Read(c) ==
  /\ line[c].state = "I"
  /\ \/ \E o \in Core :
          /\ line[o].state = "M"
          /\ memory' = line[o].val
          /\ line' = [line EXCEPT ![o].state = "S", ![c] = [state |-> "S", val |-> line[o].val]]
     \/ /\ \A o \in Core : line[o].state # "M"
        /\ line' = [line EXCEPT ![c] = [state |-> "S", val |-> memory]]
        /\ UNCHANGED memory
  /\ UNCHANGED last

Write(c, v) ==
  /\ line' = [o \in Core |->
       IF o = c THEN [state |-> "M", val |-> v]
       ELSE IF Sloppy /\ line[o].state = "S" THEN line[o]
       ELSE [line[o] EXCEPT !.state = "I"]]
  /\ last' = v
  /\ UNCHANGED memory

Evict(c) ==
  /\ line[c].state # "I"
  /\ IF line[c].state = "M" THEN memory' = line[c].val ELSE UNCHANGED memory
  /\ line' = [line EXCEPT ![c].state = "I"]
  /\ UNCHANGED last

Next == \E c \in Core : Read(c) \/ Evict(c) \/ \E v \in Value : Write(c, v)
Spec == Init /\ [][Next]_vars
Coherent == \A c \in Core : line[c].state # "I" => line[c].val = last
OneWriter == Cardinality({c \in Core : line[c].state = "M"}) <= 1
Perms == Permutations(Core) \cup Permutations(Value)
=============================================================================
