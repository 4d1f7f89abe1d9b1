---------------------------- MODULE ModelValues ----------------------------
(* Model values, typed ones, sets of them under two symmetries, and a model     *)
(* value for what is not specified.                                            *)
EXTENDS Naturals, FiniteSets, TLC

CONSTANTS Client, Server, Null, Special

ASSUME Null \notin Client \cup Server
ASSUME \A c \in Client : c # Null
ASSUME Special \in Server

VARIABLES owner, queue

Init == owner = [s \in Server |-> Null] /\ queue = {}

Ask(c, s) ==
  /\ \A t \in Server : owner[t] # c
  /\ queue' = queue \cup {<<c, s>>}
  /\ queue' # queue
  /\ UNCHANGED owner

Grant(c, s) ==
  /\ <<c, s>> \in queue
  /\ owner[s] = Null
  /\ owner' = [owner EXCEPT ![s] = c]
  /\ queue' = {q \in queue : q[1] # c}

Release(s) == owner[s] # Null /\ owner' = [owner EXCEPT ![s] = Null] /\ UNCHANGED queue

Next ==
  \/ \E <<c, s>> \in Client \X Server : Ask(c, s) \/ Grant(c, s)
  \/ \E s \in Server : Release(s)

OneEach == \A s, t \in Server : s # t /\ owner[s] # Null => owner[s] # owner[t]
SpecialIsFree == owner[Special] = Null
Perms == Permutations(Client)
BothPerms == Permutations(Client) \cup Permutations(Server \ {Special})
=============================================================================
