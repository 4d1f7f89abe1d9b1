---- MODULE Locks ----
EXTENDS Naturals, Sequences
CONSTANT Client
VARIABLES holder, queue, granted

TypeOK ==
    /\ holder \in Client \cup {"none"}
    /\ queue \in Seq(Client)
    /\ granted \in Nat

Init ==
    /\ holder = "none"
    /\ queue = <<>>
    /\ granted = 0

Ask(c) ==
    /\ queue' = Append(queue, c)
    /\ UNCHANGED <<holder, granted>>

Grant ==
    /\ holder = "none"
    /\ queue # <<>>
    /\ holder' = Head(queue)
    /\ queue' = Tail(queue)
    /\ granted' = granted + 1

Release(c) ==
    /\ holder = c
    /\ holder' = "none"
    /\ UNCHANGED <<queue, granted>>

Next == Grant \/ \E c \in Client : Ask(c) \/ Release(c)
====
