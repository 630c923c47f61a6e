/** The program: reads the command line, puts the server together by hand, starts and stops it. */
@NullMarked
package dev.causerie.server.app;

import org.jspecify.annotations.NullMarked;
