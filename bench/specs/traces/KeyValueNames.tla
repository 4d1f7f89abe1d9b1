--------------------------- MODULE KeyValueNames ----------------------------
EXTENDS KeyValue, TraceLog

TraceInit == Init /\ i = 1

TraceNext ==
  /\ Advance
  /\ CASE Event.action = "Open" -> \E t \in Tx : Open(t)
       [] Event.action = "Read" -> \E t \in Tx, k \in Key : Read(t, k)
       [] Event.action = "Write" -> \E t \in Tx, k \in Key, v \in Value : Write(t, k, v)
       [] Event.action = "Commit" -> \E t \in Tx : Commit(t)
       [] Event.action = "Abort" -> \E t \in Tx : Abort(t)
=============================================================================
