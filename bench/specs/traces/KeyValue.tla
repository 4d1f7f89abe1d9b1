------------------------------ MODULE KeyValue ------------------------------
(* A key-value store with snapshot isolation. A transaction works on a view of  *)
(* its own, taken when it opened, and commits unless another has committed one  *)
(* of the keys that it wrote since then. Transactions are used again.           *)
EXTENDS Naturals
CONSTANTS Key, Tx, Value
VARIABLES store, open, view, dirty, stale, answer

vars == <<store, open, view, dirty, stale, answer>>

Blank == [k \in Key |-> 0]

TypeOK ==
  /\ store \in [Key -> Value]
  /\ open \subseteq Tx
  /\ view \in [Tx -> [Key -> Value]]
  /\ dirty \in [Tx -> SUBSET Key]
  /\ stale \in [Tx -> SUBSET Key]
  /\ answer \in Value

Init ==
  /\ store = Blank
  /\ open = {}
  /\ view = [t \in Tx |-> Blank]
  /\ dirty = [t \in Tx |-> {}]
  /\ stale = [t \in Tx |-> {}]
  /\ answer = 0

Open(t) ==
  /\ t \notin open
  /\ open' = open \cup {t}
  /\ view' = [view EXCEPT ![t] = store]
  /\ UNCHANGED <<store, dirty, stale, answer>>

Read(t, k) ==
  /\ t \in open
  /\ answer' = view[t][k]
  /\ UNCHANGED <<store, open, view, dirty, stale>>

Write(t, k, v) ==
  /\ t \in open
  /\ view' = [view EXCEPT ![t][k] = v]
  /\ dirty' = [dirty EXCEPT ![t] = @ \cup {k}]
  /\ UNCHANGED <<store, open, stale, answer>>

(* What is left of a transaction when it ends; others know it by stale keys. *)
Close(t, committed) ==
  /\ open' = open \ {t}
  /\ view' = [view EXCEPT ![t] = Blank]
  /\ dirty' = [dirty EXCEPT ![t] = {}]
  /\ stale' = [u \in Tx |->
       IF u = t THEN {} ELSE IF u \in open THEN stale[u] \cup committed ELSE stale[u]]
  /\ UNCHANGED answer

Commit(t) ==
  /\ t \in open
  /\ dirty[t] \cap stale[t] = {}
  /\ store' = [k \in Key |-> IF k \in dirty[t] THEN view[t][k] ELSE store[k]]
  /\ Close(t, dirty[t])

Abort(t) ==
  /\ t \in open
  /\ Close(t, {})
  /\ UNCHANGED store

Next ==
  \E t \in Tx :
    \/ Open(t)
    \/ \E k \in Key : Read(t, k)
    \/ \E k \in Key, v \in Value : Write(t, k, v)
    \/ Commit(t)
    \/ Abort(t)

Spec == Init /\ [][Next]_vars

(* A view differs from what is committed only where someone wrote. *)
Isolated ==
  \A t \in open, k \in Key : view[t][k] = store[k] \/ k \in dirty[t] \cup stale[t]
=============================================================================
