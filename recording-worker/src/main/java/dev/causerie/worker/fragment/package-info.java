/** A track's stored fragments: fetched, checked, put in order, with the damaged ones left out. */
@NullMarked
package dev.causerie.worker.fragment;

import org.jspecify.annotations.NullMarked;
