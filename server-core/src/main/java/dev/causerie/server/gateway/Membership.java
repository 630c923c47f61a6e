package dev.causerie.server.gateway;

/** What a connection is to a namespace it has sent CONNECT for. */
sealed interface Membership permits NamespaceSocket, WaitingMembership {}
