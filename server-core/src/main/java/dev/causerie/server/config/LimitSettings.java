package dev.causerie.server.config;

/**
 * Rate limits ({@code limits}). Immutable.
 *
 * @param rateLimits whether they hold at all
 */
public record LimitSettings(boolean rateLimits) {}
