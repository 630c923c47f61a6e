package dev.causerie.api.event;

/**
 * An event that must reach everyone whom it concerns: a message, a join, a host's action. It is written to the durable
 * log in the transaction of the change that it tells, delivered in one order everywhere, and handed again to a client
 * that missed it. The record must survive a round trip through JSON, since it is read from the log.
 */
public non-sealed interface DurableEvent extends DomainEvent {}
