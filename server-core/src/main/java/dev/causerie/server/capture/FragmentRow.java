package dev.causerie.server.capture;

/**
 * A row of {@code recording_fragments}: it says that the fragment may be there, and how large it is if it is whole. Immutable.
 *
 * @param sequence 0 is the header
 * @param endMs from the start of the recording to the fragment's last frame
 */
record FragmentRow(long recordingId, String trackId, int sequence, String objectKey, long size, long endMs) {}
