--------------------------- MODULE ReadersWriters ---------------------------
(* A lock for many readers or one writer, granted in the order of asking.       *)
EXTENDS Naturals, Sequences, FiniteSets
CONSTANTS Thread, Careless
VARIABLES queue, readers, writers
vars == <<queue, readers, writers>>
Busy == readers \cup writers \cup {queue[i][2] : i \in DOMAIN queue}
Init == queue = <<>> /\ readers = {} /\ writers = {}
Ask(t) == \E kind \in {"r", "w"} : t \notin Busy /\ queue' = Append(queue, <<kind, t>>) /\ UNCHANGED <<readers, writers>>
Grant ==
  /\ queue # <<>>
  /\ queue' = Tail(queue)
  /\ LET kind == Head(queue)[1]  t == Head(queue)[2] IN
       CASE kind = "r" -> writers = {} /\ readers' = readers \cup {t} /\ UNCHANGED writers
         [] kind = "w" -> (readers = {} \/ Careless) /\ writers = {} /\ writers' = {t} /\ UNCHANGED readers
Stop(t) == t \in readers \cup writers /\ readers' = readers \ {t} /\ writers' = writers \ {t} /\ UNCHANGED queue
Next == Grant \/ \E t \in Thread : Ask(t) \/ Stop(t)
Exclusive == writers # {} => readers = {} /\ Cardinality(writers) = 1
=============================================================================
