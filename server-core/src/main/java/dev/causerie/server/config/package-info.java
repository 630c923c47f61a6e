/** What the operator says: settings from file, environment and command line, and how wrong ones are told. */
@NullMarked
package dev.causerie.server.config;

import org.jspecify.annotations.NullMarked;
