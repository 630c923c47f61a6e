package dev.causerie.api;

/**
 * Which plugin this is. Immutable.
 *
 * @param id lower-case letters, digits and hyphens; unique in a deployment
 * @param version a semantic version
 */
public record PluginInfo(String id, String version) {}
