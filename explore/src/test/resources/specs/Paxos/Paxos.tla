------------------------------- MODULE Paxos -------------------------------
(* Single-decree Paxos; a message once sent stays in the set of messages.     *)
EXTENDS Integers

CONSTANTS Acceptor, Quorum, Value, Ballot, None, Careless

ASSUME QuorumsMeet ==
  /\ Quorum \subseteq SUBSET Acceptor
  /\ \A Q, R \in Quorum : Q \cap R # {}

VARIABLES promised, accepted, sent

vars == <<promised, accepted, sent>>

Vote == [bal: Ballot, val: Value]
NoVote == [bal |-> -1, val |-> None]

Message ==
  UNION {
    [type: {"prepare"}, bal: Ballot],
    [type: {"promise"}, bal: Ballot, acc: Acceptor, last: Vote \cup {NoVote}],
    [type: {"accept"}, bal: Ballot, val: Value],
    [type: {"accepted"}, bal: Ballot, acc: Acceptor, val: Value]
  }

TypeOK ==
  /\ promised \in [Acceptor -> Ballot \cup {-1}]
  /\ accepted \in [Acceptor -> Vote \cup {NoVote}]
  /\ sent \subseteq Message

Init ==
  /\ promised = [a \in Acceptor |-> -1]
  /\ accepted = [a \in Acceptor |-> NoVote]
  /\ sent = {}

Say(m) == sent' = sent \cup {m}

Prepare(b) ==
  /\ Say([type |-> "prepare", bal |-> b])
  /\ UNCHANGED <<promised, accepted>>

Promise(a) ==
  \E m \in sent :
    /\ m.type = "prepare"
    /\ m.bal > promised[a]
    /\ promised' = [promised EXCEPT ![a] = m.bal]
    /\ Say([type |-> "promise", bal |-> m.bal, acc |-> a, last |-> accepted[a]])
    /\ UNCHANGED accepted

Free(b, v, Q) ==
  LET promises == {m \in sent : m.type = "promise" /\ m.bal = b /\ m.acc \in Q}
      votes == {m.last : m \in promises} \ {NoVote}
  IN  /\ \A a \in Q : \E m \in promises : m.acc = a
      /\ \/ votes = {}
         \/ \E w \in votes : w.val = v /\ \A x \in votes : x.bal <= w.bal
         \/ Careless

Propose(b, v) ==
  /\ ~\E m \in sent : m.type = "accept" /\ m.bal = b
  /\ \E Q \in Quorum : Free(b, v, Q)
  /\ Say([type |-> "accept", bal |-> b, val |-> v])
  /\ UNCHANGED <<promised, accepted>>

Accept(a) ==
  \E m \in sent :
    /\ m.type = "accept"
    /\ m.bal >= promised[a]
    /\ promised' = [promised EXCEPT ![a] = m.bal]
    /\ accepted' = [accepted EXCEPT ![a] = [bal |-> m.bal, val |-> m.val]]
    /\ Say([type |-> "accepted", bal |-> m.bal, acc |-> a, val |-> m.val])

Next ==
  \/ \E b \in Ballot : Prepare(b) \/ \E v \in Value : Propose(b, v)
  \/ \E a \in Acceptor : Promise(a) \/ Accept(a)

Spec == Init /\ [][Next]_vars

Chosen ==
  {v \in Value : \E b \in Ballot : \E Q \in Quorum : \A a \in Q :
      [type |-> "accepted", bal |-> b, acc |-> a, val |-> v] \in sent}

Agreement == \A v, w \in Chosen : v = w
=============================================================================
