/**
 * Meetings, in the visio dialect: who is in, who is host, and the signals between participants. The database is the only
 * truth; every change is one transaction that begins by locking the meeting's row ({@code MeetingLocks}).
 */
@NullMarked
package dev.causerie.plugin.meeting;

import org.jspecify.annotations.NullMarked;
