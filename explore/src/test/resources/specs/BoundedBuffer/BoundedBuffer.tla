---------------------------- MODULE BoundedBuffer ----------------------------
(* Producers and consumers around a bounded buffer with one wait set, as in     *)
(* Java: waking a single thread can wake the wrong one.                        *)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS Producers, Consumers, Size, WakeAll

Threads == Producers \cup Consumers

(*
--algorithm BoundedBuffer {
  variables buffer = <<>>, waiting = {};
  macro wake() {
    if (WakeAll) { waiting := {} }
    else if (waiting # {}) { with (t \in waiting) { waiting := waiting \ {t} } }
  }
  process (producer \in Producers) {
    put: while (TRUE) {
           await self \notin waiting;
           if (Len(buffer) < Size) { buffer := Append(buffer, self); wake() }
           else { waiting := waiting \cup {self} }
         }
  }
  process (consumer \in Consumers)
    variable got = "nothing"; {
    get: while (TRUE) {
           await self \notin waiting;
           if (buffer # <<>>) { got := Head(buffer); buffer := Tail(buffer); wake() }
           else { got := "nothing"; waiting := waiting \cup {self} }
         }
  }
}
*)
\* BEGIN TRANSLATION
VARIABLES buffer, waiting, got

vars == << buffer, waiting, got >>

ProcSet == (Producers) \cup (Consumers)

Init == (* Global variables *)
        /\ buffer = <<>>
        /\ waiting = {}
        (* Process consumer *)
        /\ got = [self \in Consumers |-> "nothing"]

producer(self) == /\ self \notin waiting
                  /\ IF Len(buffer) < Size
                        THEN /\ buffer' = Append(buffer, self)
                             /\ IF WakeAll
                                   THEN /\ waiting' = {}
                                   ELSE /\ IF waiting # {}
                                              THEN /\ \E t \in waiting:
                                                        waiting' = waiting \ {t}
                                              ELSE /\ TRUE
                                                   /\ UNCHANGED waiting
                        ELSE /\ waiting' = (waiting \cup {self})
                             /\ UNCHANGED buffer
                  /\ got' = got

consumer(self) == /\ self \notin waiting
                  /\ IF buffer # <<>>
                        THEN /\ got' = [got EXCEPT ![self] = Head(buffer)]
                             /\ buffer' = Tail(buffer)
                             /\ IF WakeAll
                                   THEN /\ waiting' = {}
                                   ELSE /\ IF waiting # {}
                                              THEN /\ \E t \in waiting:
                                                        waiting' = waiting \ {t}
                                              ELSE /\ TRUE
                                                   /\ UNCHANGED waiting
                        ELSE /\ got' = [got EXCEPT ![self] = "nothing"]
                             /\ waiting' = (waiting \cup {self})
                             /\ UNCHANGED buffer

Next == (\E self \in Producers: producer(self))
           \/ (\E self \in Consumers: consumer(self))

Spec == Init /\ [][Next]_vars

\* END TRANSLATION

Bounded == Len(buffer) <= Size /\ buffer \in Seq(Producers)
Someone == waiting # Threads
=============================================================================
