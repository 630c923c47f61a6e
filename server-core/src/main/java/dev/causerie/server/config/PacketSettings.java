package dev.causerie.server.config;

/**
 * What one packet of a client may hold ({@code gateway.packets}). Immutable.
 *
 * @param attachments binary attachments
 * @param attachmentBytes bytes of them together
 * @param eventName characters of an event's name
 * @param jsonDepth nesting of arrays and objects
 * @param jsonTokens values, names of fields, beginnings and ends of arrays and objects together
 */
public record PacketSettings(int attachments, ByteSize attachmentBytes, int eventName, int jsonDepth, int jsonTokens) {
    /** Refuses what can not work, every key of it at once. */
    public PacketSettings {
        new Checks()
                .between("attachments", attachments, 0, 1_000)
                .between("attachmentBytes", attachmentBytes, ByteSize.ofKiB(1), ByteSize.ofMiB(512))
                .between("eventName", eventName, 1, 10_000)
                .between("jsonDepth", jsonDepth, 4, 500)
                .between("jsonTokens", jsonTokens, 100, 10_000_000)
                .done();
    }
}
