---------------------------- MODULE ReplicatedLog ----------------------------
(* Nodes elect a leader, which appends what it is asked to to its log, sends    *)
(* the log to the others again and again, and commits what a majority has. Like *)
(* Raft, but for what makes Raft fast: the whole log is sent each time.         *)
(*                                                                             *)
(* Messages from one node to another arrive in the order in which they were     *)
(* sent, as far as they arrive: any may be lost.                                *)
EXTENDS Naturals, Sequences, FiniteSets, TLC
CONSTANTS
  Node,
  Value,       \* what may be appended
  Nobody       \* whom a node has voted for when it has not
VARIABLES
  role,        \* what each node is
  term,        \* the highest term that it knows of
  votedFor,    \* whom it gave its vote in that term
  votes,       \* the votes that a candidate has
  log,         \* the entries of each node, each with the term that it is from
  commit,      \* how many of them it knows to be committed
  match,       \* how many entries a leader knows each other node to have
  net          \* net[i][j]: what is on its way from i to j

vars == <<role, term, votedFor, votes, log, commit, match, net>>

Entry == [term: Nat, value: Value]

Message ==
  [type: {"ask"}, term: Nat, lastTerm: Nat, length: Nat]
    \cup [type: {"vote"}, term: Nat, granted: BOOLEAN]
    \cup [type: {"entries"}, term: Nat, log: Seq(Entry), commit: Nat]
    \cup [type: {"ack"}, term: Nat, length: Nat]

TypeOK ==
  /\ role \in [Node -> {"follower", "candidate", "leader"}]
  /\ term \in [Node -> Nat]
  /\ votedFor \in [Node -> Node \cup {Nobody}]
  /\ votes \in [Node -> SUBSET Node]
  /\ log \in [Node -> Seq(Entry)]
  /\ commit \in [Node -> Nat]
  /\ match \in [Node -> [Node -> Nat]]
  /\ net \in [Node -> [Node -> Seq(Message)]]

Init ==
  /\ role = [i \in Node |-> "follower"]
  /\ term = [i \in Node |-> 0]
  /\ votedFor = [i \in Node |-> Nobody]
  /\ votes = [i \in Node |-> {}]
  /\ log = [i \in Node |-> <<>>]
  /\ commit = [i \in Node |-> 0]
  /\ match = [i \in Node |-> [j \in Node |-> 0]]
  /\ net = [i \in Node |-> [j \in Node |-> <<>>]]

Majority(S) == 2 * Cardinality(S) > Cardinality(Node)
LastTerm(entries) == IF entries = <<>> THEN 0 ELSE entries[Len(entries)].term
Max(a, b) == IF a > b THEN a ELSE b

SendToOthers(i, m) ==
  net' = [net EXCEPT ![i] = [j \in Node |-> IF j = i THEN @[j] ELSE Append(@[j], m)]]

Arrives(j, i, type) == net[j][i] # <<>> /\ Head(net[j][i]).type = type
Take(j, i) == net' = [net EXCEPT ![j][i] = Tail(@)]
Answer(j, i, m) == net' = [net EXCEPT ![j][i] = Tail(@), ![i][j] = Append(@, m)]

(* i has heard of a term; of a newer one it is a follower that has not voted.   *)
Hear(i, t) ==
  /\ term' = [term EXCEPT ![i] = Max(@, t)]
  /\ role' = [role EXCEPT ![i] = IF t > term[i] THEN "follower" ELSE @]
  /\ votedFor' = [votedFor EXCEPT ![i] = IF t > term[i] THEN Nobody ELSE @]

-----------------------------------------------------------------------------
(* Election.                                                                    *)

Timeout(i) ==
  /\ role[i] # "leader"
  /\ role' = [role EXCEPT ![i] = "candidate"]
  /\ term' = [term EXCEPT ![i] = @ + 1]
  /\ votedFor' = [votedFor EXCEPT ![i] = i]
  /\ votes' = [votes EXCEPT ![i] = {i}]
  /\ SendToOthers(i, [type |-> "ask", term |-> term[i] + 1,
                      lastTerm |-> LastTerm(log[i]), length |-> Len(log[i])])
  /\ UNCHANGED <<log, commit, match>>

HandleAsk(i, j) ==
  /\ Arrives(j, i, "ask")
  /\ LET m == Head(net[j][i])
         newer == m.term > term[i]
         free == newer \/ (m.term = term[i] /\ votedFor[i] \in {Nobody, j})
         complete == \/ m.lastTerm > LastTerm(log[i])
                     \/ m.lastTerm = LastTerm(log[i]) /\ m.length >= Len(log[i])
         granted == free /\ complete
     IN /\ term' = [term EXCEPT ![i] = Max(@, m.term)]
        /\ role' = [role EXCEPT ![i] = IF newer THEN "follower" ELSE @]
        /\ votedFor' = [votedFor EXCEPT ![i] =
             IF granted THEN j ELSE IF newer THEN Nobody ELSE @]
        /\ Answer(j, i, [type |-> "vote", term |-> Max(term[i], m.term), granted |-> granted])
  /\ UNCHANGED <<votes, log, commit, match>>

HandleVote(i, j) ==
  /\ Arrives(j, i, "vote")
  /\ LET m == Head(net[j][i])
     IN /\ Hear(i, m.term)
        /\ votes' = [votes EXCEPT ![i] =
             IF m.granted /\ m.term = term[i] /\ role[i] = "candidate" THEN @ \cup {j} ELSE @]
  /\ Take(j, i)
  /\ UNCHANGED <<log, commit, match>>

BecomeLeader(i) ==
  /\ role[i] = "candidate"
  /\ Majority(votes[i])
  /\ role' = [role EXCEPT ![i] = "leader"]
  /\ match' = [match EXCEPT ![i] = [j \in Node |-> 0]]
  /\ UNCHANGED <<term, votedFor, votes, log, commit, net>>

-----------------------------------------------------------------------------
(* Replication.                                                                 *)

AppendEntry(i, v) ==
  /\ role[i] = "leader"
  /\ log' = [log EXCEPT ![i] = Append(@, [term |-> term[i], value |-> v])]
  /\ UNCHANGED <<role, term, votedFor, votes, commit, match, net>>

Replicate(i) ==
  /\ role[i] = "leader"
  /\ SendToOthers(i, [type |-> "entries", term |-> term[i], log |-> log[i], commit |-> commit[i]])
  /\ UNCHANGED <<role, term, votedFor, votes, log, commit, match>>

HandleEntries(i, j) ==
  /\ Arrives(j, i, "entries")
  /\ LET m == Head(net[j][i])
     IN IF m.term < term[i]
        THEN /\ Answer(j, i, [type |-> "ack", term |-> term[i], length |-> 0])
             /\ UNCHANGED <<role, term, votedFor, log, commit>>
        ELSE /\ role' = [role EXCEPT ![i] = "follower"]
             /\ term' = [term EXCEPT ![i] = m.term]
             /\ votedFor' = [votedFor EXCEPT ![i] = IF m.term > term[i] THEN Nobody ELSE @]
             /\ log' = [log EXCEPT ![i] = m.log]
             /\ commit' = [commit EXCEPT ![i] = Max(@, m.commit)]
             /\ Answer(j, i, [type |-> "ack", term |-> m.term, length |-> Len(m.log)])
  /\ UNCHANGED <<votes, match>>

HandleAck(i, j) ==
  /\ Arrives(j, i, "ack")
  /\ LET m == Head(net[j][i])
     IN /\ Hear(i, m.term)
        /\ match' = [match EXCEPT ![i][j] =
             IF role[i] = "leader" /\ m.term = term[i] THEN Max(@, m.length) ELSE @]
  /\ Take(j, i)
  /\ UNCHANGED <<votes, log, commit>>

(* An entry of an earlier term is committed with one of the leader's own, never *)
(* by itself: another node could still become leader without it.                *)
Commit(i) ==
  /\ role[i] = "leader"
  /\ \E k \in commit[i] + 1 .. Len(log[i]) :
       /\ log[i][k].term = term[i]
       /\ Majority({i} \cup {j \in Node : match[i][j] >= k})
       /\ commit' = [commit EXCEPT ![i] = k]
  /\ UNCHANGED <<role, term, votedFor, votes, log, match, net>>

-----------------------------------------------------------------------------

LoseMessage(i, j) ==
  /\ net[i][j] # <<>>
  /\ Take(i, j)
  /\ UNCHANGED <<role, term, votedFor, votes, log, commit, match>>

Next ==
  \E i \in Node :
    \/ Timeout(i)
    \/ BecomeLeader(i)
    \/ \E v \in Value : AppendEntry(i, v)
    \/ Replicate(i)
    \/ Commit(i)
    \/ \E j \in Node \ {i} :
         \/ HandleAsk(i, j)
         \/ HandleVote(i, j)
         \/ HandleEntries(i, j)
         \/ HandleAck(i, j)
         \/ LoseMessage(i, j)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

OneLeaderInATerm ==
  \A i, j \in Node :
    role[i] = "leader" /\ role[j] = "leader" /\ term[i] = term[j] => i = j

(* What two nodes know to be committed is the same, as far as both know.        *)
CommittedAgree ==
  \A i, j \in Node : \A k \in 1 .. Max(commit[i], commit[j]) :
    k <= commit[i] /\ k <= commit[j] => log[i][k] = log[j][k]

(* What exploring is confined to: two terms, one entry, two messages at a time. *)
Links == {l \in Node \X Node : net[l[1]][l[2]] # <<>>}
Small ==
  /\ \A i \in Node : term[i] <= 2 /\ Len(log[i]) <= 1
  /\ Cardinality(Links) <= 2
  /\ \A l \in Links : Len(net[l[1]][l[2]]) <= 1

Symmetry == Permutations(Node) \cup Permutations(Value)
=============================================================================
