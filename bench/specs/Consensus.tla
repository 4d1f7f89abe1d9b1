----------------------------- MODULE Consensus -----------------------------
(* Single-decree Paxos: quantifiers over a set of messages and over quorums.   *)
EXTENDS Integers, FiniteSets
CONSTANTS Acceptor, Value, LastBallot
VARIABLES promised, votedBallot, votedValue, sent

vars == <<promised, votedBallot, votedValue, sent>>

Ballot == 0..LastBallot
Quorum == {q \in SUBSET Acceptor : 2 * Cardinality(q) > Cardinality(Acceptor)}
NoValue == "none"

Init ==
  /\ promised = [a \in Acceptor |-> -1]
  /\ votedBallot = [a \in Acceptor |-> -1]
  /\ votedValue = [a \in Acceptor |-> NoValue]
  /\ sent = {}

Send(m) == sent' = sent \cup {m}

Ask(b) ==
  /\ Send([kind |-> "ask", ballot |-> b])
  /\ UNCHANGED <<promised, votedBallot, votedValue>>

Promise(a) ==
  \E m \in sent :
    /\ m.kind = "ask"
    /\ m.ballot > promised[a]
    /\ promised' = [promised EXCEPT ![a] = m.ballot]
    /\ Send([kind |-> "promise", from |-> a, ballot |-> m.ballot,
             votedBallot |-> votedBallot[a], votedValue |-> votedValue[a]])
    /\ UNCHANGED <<votedBallot, votedValue>>

Free(b, v) ==
  \E q \in Quorum :
    LET answers == {m \in sent : m.kind = "promise" /\ m.ballot = b /\ m.from \in q}
        voted == {m \in answers : m.votedBallot >= 0}
    IN /\ \A a \in q : \E m \in answers : m.from = a
       /\ \/ voted = {}
          \/ \E m \in voted :
               /\ m.votedValue = v
               /\ \A n \in voted : m.votedBallot >= n.votedBallot

Propose(b) ==
  /\ ~\E m \in sent : m.kind = "propose" /\ m.ballot = b
  /\ \E v \in Value :
       /\ Free(b, v)
       /\ Send([kind |-> "propose", ballot |-> b, value |-> v])
  /\ UNCHANGED <<promised, votedBallot, votedValue>>

Vote(a) ==
  \E m \in sent :
    /\ m.kind = "propose"
    /\ m.ballot >= promised[a]
    /\ promised' = [promised EXCEPT ![a] = m.ballot]
    /\ votedBallot' = [votedBallot EXCEPT ![a] = m.ballot]
    /\ votedValue' = [votedValue EXCEPT ![a] = m.value]
    /\ Send([kind |-> "vote", from |-> a, ballot |-> m.ballot, value |-> m.value])

Next ==
  \/ \E b \in Ballot : Ask(b) \/ Propose(b)
  \/ \E a \in Acceptor : Promise(a) \/ Vote(a)

Spec == Init /\ [][Next]_vars

Chosen(v) ==
  \E b \in Ballot, q \in Quorum :
    \A a \in q : [kind |-> "vote", from |-> a, ballot |-> b, value |-> v] \in sent

Agreement == \A v, w \in Value : Chosen(v) /\ Chosen(w) => v = w
=============================================================================
