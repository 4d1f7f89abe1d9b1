---- MODULE Accounts ----
EXTENDS Naturals, FiniteSets
CONSTANTS Account, Most
VARIABLES balance, underway, closed

Transfer == [from: Account, to: Account, amount: 1..Most]

TypeOK ==
    /\ balance \in [Account -> 0..Most]
    /\ underway \subseteq Transfer
    /\ closed \in BOOLEAN

Init ==
    /\ balance = [a \in Account |-> 0]
    /\ underway = {}
    /\ closed = FALSE

Deposit(a, n) ==
    /\ balance[a] + n <= Most
    /\ balance' = [balance EXCEPT ![a] = @ + n]
    /\ UNCHANGED <<underway, closed>>

Send(a, b, n) ==
    /\ ~closed
    /\ a # b
    /\ n <= balance[a]
    /\ balance' = [balance EXCEPT ![a] = @ - n]
    /\ underway' = underway \cup {[from |-> a, to |-> b, amount |-> n]}
    /\ UNCHANGED closed

Receive(t) ==
    /\ balance' = [balance EXCEPT ![t.to] = @ + t.amount]
    /\ underway' = underway \ {t}
    /\ UNCHANGED closed

Close ==
    /\ ~closed
    /\ closed' = TRUE
    /\ UNCHANGED <<balance, underway>>

Next ==
    \/ \E a \in Account, n \in 1..Most : Deposit(a, n)
    \/ \E a, b \in Account, n \in 1..Most : Send(a, b, n)
    \/ \E t \in underway : Receive(t)
    \/ Close

Few == Cardinality(underway) <= 2
====
