package dev.causerie.server.gateway.socketio;

/**
 * What one packet may hold. Immutable.
 *
 * @param maxAttachments binary attachments
 * @param maxAttachmentBytes bytes of all attachments together
 * @param maxEventNameLength characters of an event's name
 * @param maxJsonDepth nesting of arrays and objects
 * @param maxJsonTokens values, names of fields, beginnings and ends of arrays and objects together
 */
public record PacketLimits(
        int maxAttachments, long maxAttachmentBytes, int maxEventNameLength, int maxJsonDepth, int maxJsonTokens) {}
