-------------------------- MODULE UndirectedGraphs --------------------------
(* Undirected graphs [node |-> set, edge |-> set of sets {m, n} of nodes].   *)
LOCAL INSTANCE Naturals
LOCAL INSTANCE Sequences
LOCAL INSTANCE SequencesExt
LOCAL INSTANCE FiniteSets
LOCAL INSTANCE Relation

IsUndirectedGraph(G) ==
  /\ DOMAIN G = {"node", "edge"}
  /\ \A e \in G.edge : \E m, n \in G.node : {m, n} = e

IsLoopFreeUndirectedGraph(G) ==
  /\ IsUndirectedGraph(G)
  /\ \A e \in G.edge : Cardinality(e) = 2

UndirectedSubgraph(G) ==
  {H \in [node : SUBSET G.node, edge : SUBSET G.edge] : IsUndirectedGraph(H)}
------------------------------------------------------------------------------
Path(G) ==
  {p \in Seq(G.node) : Len(p) > 0 /\ \A i \in 2..Len(p) : {p[i - 1], p[i]} \in G.edge}

(* A path without a repeated node is no longer than there are nodes.         *)
SimplePath(G) ==
  {p \in SeqOf(G.node, Cardinality(G.node)) :
     /\ Len(p) > 0
     /\ IsInjective(p)
     /\ \A i \in 2..Len(p) : {p[i - 1], p[i]} \in G.edge}

LOCAL Connections(G) ==
  ReflexiveTransitiveClosure([s, t \in G.node |-> {s, t} \in G.edge], G.node)

AreConnectedIn(m, n, G) ==
  m \in G.node /\ n \in G.node /\ Connections(G)[m, n]

ConnectedComponents(G) ==
  LET C == Connections(G) IN {{m \in G.node : C[n, m]} : n \in G.node}

IsStronglyConnected(G) == ConnectedComponents(G) = {G.node}
------------------------------------------------------------------------------
UndirectedGraphs(S) == [node : {S}, edge : SUBSET {{s, t} : s, t \in S}]
=============================================================================
