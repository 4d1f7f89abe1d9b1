--------------------------- MODULE TwoPhaseCommit ---------------------------
(* Two-phase commit over a network that may lose messages: a coordinator asks, *)
(* participants vote, the coordinator decides once all votes are in.           *)
EXTENDS Naturals, FiniteSets, TLC

CONSTANTS Participant, Coordinator, MayLose

VARIABLES vote, decision, outcome, network

vars == <<vote, decision, outcome, network>>

Message ==
  [kind: {"vote"}, from: Participant, value: {"yes", "no"}]
    \cup [kind: {"decide"}, value: {"commit", "abort"}]

TypeOK ==
  /\ vote \in [Participant -> {"none", "yes", "no"}]
  /\ decision \in {"none", "commit", "abort"}
  /\ outcome \in [Participant -> {"none", "commit", "abort"}]
  /\ network \subseteq Message
  /\ Coordinator \notin Participant

Init ==
  /\ vote = [p \in Participant |-> "none"]
  /\ decision = "none"
  /\ outcome = [p \in Participant |-> "none"]
  /\ network = {}

Vote(p, v) ==
  /\ vote[p] = "none"
  /\ vote' = [vote EXCEPT ![p] = v]
  /\ network' = network \cup {[kind |-> "vote", from |-> p, value |-> v]}
  /\ outcome' = IF v = "no" THEN [outcome EXCEPT ![p] = "abort"] ELSE outcome
  /\ UNCHANGED decision

Votes(v) == {m.from : m \in {n \in network : n.kind = "vote" /\ n.value = v}}

Decide ==
  /\ decision = "none"
  /\ \/ Votes("yes") = Participant /\ decision' = "commit"
     \/ Votes("no") # {} /\ decision' = "abort"
  /\ network' = network \cup {[kind |-> "decide", value |-> decision']}
  /\ UNCHANGED <<vote, outcome>>

(* A coordinator that counts a majority instead of all votes. *)
DecideTooEarly ==
  /\ decision = "none"
  /\ Cardinality(Votes("yes")) * 2 > Cardinality(Participant)
  /\ decision' = "commit"
  /\ network' = network \cup {[kind |-> "decide", value |-> decision']}
  /\ UNCHANGED <<vote, outcome>>

Learn(p) ==
  \E m \in network :
    /\ m.kind = "decide"
    /\ outcome[p] # m.value
    /\ outcome' = [outcome EXCEPT ![p] = m.value]
    /\ UNCHANGED <<vote, decision, network>>

Lose ==
  /\ MayLose
  /\ \E m \in network : network' = network \ {m}
  /\ UNCHANGED <<vote, decision, outcome>>

Finished == (\A p \in Participant : outcome[p] # "none") /\ UNCHANGED vars

Next ==
  \/ \E p \in Participant : Learn(p) \/ \E v \in {"yes", "no"} : Vote(p, v)
  \/ Decide
  \/ Lose
  \/ Finished

HastyNext == Next \/ DecideTooEarly

Spec == Init /\ [][Next]_vars
Hasty == Init /\ [][HastyNext]_vars

Agreement == \A p, q \in Participant : {outcome[p], outcome[q]} # {"commit", "abort"}
DecidedOnce == [][decision # "none" => decision' = decision]_decision
Perms == Permutations(Participant)
=============================================================================
