----------------------------- MODULE LockServer -----------------------------
(* A server gives one lock to one client after the other, each time as a lease  *)
(* that ends by itself: a client may stop, or be slow, without holding up the   *)
(* others. Which also means that a client can believe that it has the lock when *)
(* it has not any more. So each lease has a number (token), clients show theirs *)
(* when they write to the store, and the store takes no write with a token that *)
(* is older than one that it has seen.                                          *)
(*                                                                             *)
(* There is no clock here: a lease may end at any time, which is all that the   *)
(* store has to rely on. Messages between two of them arrive in order.          *)
EXTENDS Naturals, Sequences
CONSTANTS
  Client,    \* the clients
  Nobody,    \* who has the lock when no one has
  Turns      \* how often each client takes the lock
VARIABLES
  pc,        \* what each client does
  turn,      \* how often it has asked for the lock
  lease,     \* the token of the lease that it believes to have; 0 for none
  holder,    \* whom the server has given the lock
  token,     \* the last token that it gave
  queue,     \* the clients that wait
  highest,   \* the highest token that the store has seen
  toServer, toStore, toClient   \* what is on its way from and to each client

vars == <<pc, turn, lease, holder, token, queue, highest, toServer, toStore, toClient>>
client == <<pc, turn, lease>>
server == <<holder, token, queue>>

Token == 0..100000

TypeOK ==
  /\ pc \in [Client -> {"idle", "waiting", "holding", "renewing", "writing"}]
  /\ turn \in [Client -> 0..Turns]
  /\ lease \in [Client -> Token]
  /\ holder \in Client \cup {Nobody}
  /\ token \in Token
  /\ queue \in Seq(Client)
  /\ highest \in Token
  /\ toServer \in [Client -> Seq([type: {"acquire", "renew", "release"}, token: Token])]
  /\ toStore \in [Client -> Seq(Token)]
  /\ toClient \in [Client -> Seq([type: {"grant", "renewed", "lost", "written", "stale"},
                                  token: Token])]

Init ==
  /\ pc = [c \in Client |-> "idle"]
  /\ turn = [c \in Client |-> 0]
  /\ lease = [c \in Client |-> 0]
  /\ holder = Nobody
  /\ token = 0
  /\ queue = <<>>
  /\ highest = 0
  /\ toServer = [c \in Client |-> <<>>]
  /\ toStore = [c \in Client |-> <<>>]
  /\ toClient = [c \in Client |-> <<>>]

Message(type, number) == [type |-> type, token |-> number]
Put(channels, c, m) == [channels EXCEPT ![c] = Append(@, m)]
Drop(channels, c) == [channels EXCEPT ![c] = Tail(@)]
Arrives(channels, c, type) == channels[c] # <<>> /\ Head(channels[c]).type = type

-----------------------------------------------------------------------------
(* The clients. Each waits for the answer to one message before the next.       *)

ClientRequest(c) ==
  /\ pc[c] = "idle"
  /\ turn[c] < Turns
  /\ pc' = [pc EXCEPT ![c] = "waiting"]
  /\ turn' = [turn EXCEPT ![c] = @ + 1]
  /\ toServer' = Put(toServer, c, Message("acquire", 0))
  /\ UNCHANGED <<lease, server, highest, toStore, toClient>>

ClientEnter(c) ==
  /\ Arrives(toClient, c, "grant")
  /\ pc' = [pc EXCEPT ![c] = "holding"]
  /\ lease' = [lease EXCEPT ![c] = Head(toClient[c]).token]
  /\ toClient' = Drop(toClient, c)
  /\ UNCHANGED <<turn, server, highest, toServer, toStore>>

ClientRenew(c) ==
  /\ pc[c] = "holding"
  /\ pc' = [pc EXCEPT ![c] = "renewing"]
  /\ toServer' = Put(toServer, c, Message("renew", lease[c]))
  /\ UNCHANGED <<turn, lease, server, highest, toStore, toClient>>

ClientWrite(c) ==
  /\ pc[c] = "holding"
  /\ pc' = [pc EXCEPT ![c] = "writing"]
  /\ toStore' = Put(toStore, c, lease[c])
  /\ UNCHANGED <<turn, lease, server, highest, toServer, toClient>>

(* The answer to a renewal or a write; a bad one ends the turn.                 *)
ClientHear(c, answer) ==
  /\ Arrives(toClient, c, answer)
  /\ LET good == answer \in {"renewed", "written"}
     IN /\ pc' = [pc EXCEPT ![c] = IF good THEN "holding" ELSE "idle"]
        /\ lease' = [lease EXCEPT ![c] = IF good THEN @ ELSE 0]
  /\ toClient' = Drop(toClient, c)
  /\ UNCHANGED <<turn, server, highest, toServer, toStore>>

(* By its own clock the lease is over.                                          *)
ClientGiveUp(c) ==
  /\ pc[c] = "holding"
  /\ pc' = [pc EXCEPT ![c] = "idle"]
  /\ lease' = [lease EXCEPT ![c] = 0]
  /\ UNCHANGED <<turn, server, highest, toServer, toStore, toClient>>

ClientRelease(c) ==
  /\ pc[c] = "holding"
  /\ pc' = [pc EXCEPT ![c] = "idle"]
  /\ lease' = [lease EXCEPT ![c] = 0]
  /\ toServer' = Put(toServer, c, Message("release", lease[c]))
  /\ UNCHANGED <<turn, server, highest, toStore, toClient>>

-----------------------------------------------------------------------------
(* The server.                                                                  *)

Holds(c, number) == holder = c /\ token = number

ServerQueue(c) ==
  /\ Arrives(toServer, c, "acquire")
  /\ queue' = Append(queue, c)
  /\ toServer' = Drop(toServer, c)
  /\ UNCHANGED <<client, holder, token, highest, toStore, toClient>>

ServerGrant(c) ==
  /\ holder = Nobody
  /\ queue # <<>>
  /\ c = Head(queue)
  /\ holder' = c
  /\ token' = token + 1
  /\ queue' = Tail(queue)
  /\ toClient' = Put(toClient, c, Message("grant", token + 1))
  /\ UNCHANGED <<client, highest, toServer, toStore>>

ServerRenew(c) ==
  /\ Arrives(toServer, c, "renew")
  /\ Holds(c, Head(toServer[c]).token)
  /\ toServer' = Drop(toServer, c)
  /\ toClient' = Put(toClient, c, Message("renewed", token))
  /\ UNCHANGED <<client, server, highest, toStore>>

ServerRefuse(c) ==
  /\ Arrives(toServer, c, "renew")
  /\ ~Holds(c, Head(toServer[c]).token)
  /\ toServer' = Drop(toServer, c)
  /\ toClient' = Put(toClient, c, Message("lost", Head(toServer[c]).token))
  /\ UNCHANGED <<client, server, highest, toStore>>

ServerExpire(c) ==
  /\ holder = c
  /\ holder' = Nobody
  /\ UNCHANGED <<client, token, queue, highest, toServer, toStore, toClient>>

(* A release may come after the lease has ended; then it changes nothing.       *)
ServerFree(c) ==
  /\ Arrives(toServer, c, "release")
  /\ holder' = IF Holds(c, Head(toServer[c]).token) THEN Nobody ELSE holder
  /\ toServer' = Drop(toServer, c)
  /\ UNCHANGED <<client, token, queue, highest, toStore, toClient>>

-----------------------------------------------------------------------------
(* The store.                                                                   *)

StoreAccept(c) ==
  /\ toStore[c] # <<>>
  /\ Head(toStore[c]) >= highest
  /\ highest' = Head(toStore[c])
  /\ toStore' = Drop(toStore, c)
  /\ toClient' = Put(toClient, c, Message("written", Head(toStore[c])))
  /\ UNCHANGED <<client, server, toServer>>

StoreReject(c) ==
  /\ toStore[c] # <<>>
  /\ Head(toStore[c]) < highest
  /\ toStore' = Drop(toStore, c)
  /\ toClient' = Put(toClient, c, Message("stale", Head(toStore[c])))
  /\ UNCHANGED <<client, server, highest, toServer>>

-----------------------------------------------------------------------------

Next ==
  \E c \in Client :
    \/ ClientRequest(c)
    \/ ClientEnter(c)
    \/ ClientRenew(c)
    \/ ClientWrite(c)
    \/ \E answer \in {"renewed", "lost", "written", "stale"} : ClientHear(c, answer)
    \/ ClientGiveUp(c)
    \/ ClientRelease(c)
    \/ ServerQueue(c)
    \/ ServerGrant(c)
    \/ ServerRenew(c)
    \/ ServerRefuse(c)
    \/ ServerExpire(c)
    \/ ServerFree(c)
    \/ StoreAccept(c)
    \/ StoreReject(c)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

(* Two clients may believe that they have the lock, but their tokens differ.    *)
TokensDiffer ==
  \A a, b \in Client : a # b /\ lease[a] # 0 => lease[a] # lease[b]

(* Whom the server has given the lock, no one has a newer token.                *)
HolderIsNewest ==
  holder # Nobody => \A c \in Client \ {holder} : lease[c] < token

(* The store never takes a write of a holder after one of a later holder.       *)
StoreNeverGoesBack == [][highest' >= highest]_highest
=============================================================================
