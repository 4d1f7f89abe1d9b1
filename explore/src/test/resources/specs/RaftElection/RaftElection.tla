---------------------------- MODULE RaftElection ----------------------------
(* Raft's leader election and log replication, with votes and entries sent as  *)
(* messages that stay in the network; commit by majority in the leader's term. *)
EXTENDS Naturals, Sequences, FiniteSets, TLC

CONSTANTS Server, Follower, Candidate, Leader, Nobody, MaxTerm, MaxLog, ForgetsVote

VARIABLES term, role, votedFor, log, commit, msgs, elections

vars == <<term, role, votedFor, log, commit, msgs, elections>>

Majority(S) == 2 * Cardinality(S) > Cardinality(Server)
LastTerm(s) == IF log[s] = <<>> THEN 0 ELSE log[s][Len(log[s])]
Min(a, b) == IF a < b THEN a ELSE b

Init ==
  /\ term = [s \in Server |-> 1]
  /\ role = [s \in Server |-> Follower]
  /\ votedFor = [s \in Server |-> Nobody]
  /\ log = [s \in Server |-> <<>>]
  /\ commit = [s \in Server |-> 0]
  /\ msgs = {}
  /\ elections = {}

Timeout(s) ==
  /\ role[s] # Leader
  /\ term[s] < MaxTerm
  /\ term' = [term EXCEPT ![s] = @ + 1]
  /\ role' = [role EXCEPT ![s] = Candidate]
  /\ votedFor' = [votedFor EXCEPT ![s] = s]
  /\ msgs' = msgs \cup {[type |-> "ask", term |-> term'[s], from |-> s,
                         lastTerm |-> LastTerm(s), length |-> Len(log[s])]}
  /\ UNCHANGED <<log, commit, elections>>

(* A message of a later term turns its receiver into a follower of that term. *)
Catch(s, m) ==
  IF m.term > term[s]
  THEN /\ term' = [term EXCEPT ![s] = m.term]
       /\ role' = [role EXCEPT ![s] = Follower]
  ELSE UNCHANGED <<term, role>>

UpToDate(s, m) ==
  \/ m.lastTerm > LastTerm(s)
  \/ m.lastTerm = LastTerm(s) /\ m.length >= Len(log[s])

Grant(s) ==
  \E m \in msgs :
    /\ m.type = "ask"
    /\ m.from # s
    /\ m.term >= term[s]
    /\ \/ m.term > term[s]
       \/ votedFor[s] \in {Nobody, m.from}
       \/ ForgetsVote
    /\ UpToDate(s, m)
    /\ Catch(s, m)
    /\ votedFor' = [votedFor EXCEPT ![s] = m.from]
    /\ msgs' = msgs \cup {[type |-> "grant", term |-> m.term, from |-> s, to |-> m.from]}
    /\ UNCHANGED <<log, commit, elections>>

Win(s) ==
  /\ role[s] = Candidate
  /\ LET voters == {s} \cup {m.from : m \in {n \in msgs :
                     n.type = "grant" /\ n.term = term[s] /\ n.to = s}}
     IN  Majority(voters)
  /\ role' = [role EXCEPT ![s] = Leader]
  /\ elections' = elections \cup {<<term[s], s>>}
  /\ UNCHANGED <<term, votedFor, log, commit, msgs>>

Appended(s, e) == [log EXCEPT ![s] = @ \o <<e>>]

Request(s) ==
  /\ role[s] = Leader
  /\ Len(log[s]) < MaxLog
  /\ log' = Appended(s, term[s])
  /\ UNCHANGED <<term, role, votedFor, commit, msgs, elections>>

Replicate(s, t) ==
  /\ s # t
  /\ role[s] = Leader
  /\ term[s] >= term[t]
  /\ Len(log[s]) > 0
  /\ Catch(t, [term |-> term[s]])
  /\ log' = [log EXCEPT ![t] = log[s]]
  /\ log[t] # log[s]
  /\ votedFor' = [votedFor EXCEPT ![t] = IF term[t] = term[s] THEN @ ELSE Nobody]
  /\ UNCHANGED <<commit, msgs, elections>>

AdvanceCommit(s) ==
  /\ role[s] = Leader
  /\ \E n \in (commit[s] + 1)..Len(log[s]) :
       /\ log[s][n] = term[s]
       /\ Majority({t \in Server : Len(log[t]) >= n /\ SubSeq(log[t], 1, n) = SubSeq(log[s], 1, n)})
       /\ commit' = [commit EXCEPT ![s] = n]
  /\ UNCHANGED <<term, role, votedFor, log, msgs, elections>>

Next ==
  \E s \in Server :
    \/ Timeout(s) \/ Grant(s) \/ Win(s) \/ Request(s) \/ AdvanceCommit(s)
    \/ \E t \in Server : Replicate(s, t)

Spec == Init /\ [][Next]_vars

OneLeaderPerTerm == \A e, f \in elections : e[1] = f[1] => e[2] = f[2]
CommittedAgree ==
  \A s, t \in Server :
    LET n == Min(commit[s], commit[t])
    IN  SubSeq(log[s], 1, n) = SubSeq(log[t], 1, n)
TermsGrow == [][\A s \in Server : term'[s] >= term[s]]_vars
Symmetry == Permutations(Server)
=============================================================================
