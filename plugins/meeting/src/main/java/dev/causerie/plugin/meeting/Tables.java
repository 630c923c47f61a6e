package dev.causerie.plugin.meeting;

import dev.causerie.api.store.Store;

/** What this plugin keeps in the database. Immutable. */
record Tables(
        Store store,
        MeetingTable meetings,
        ParticipantTable participants,
        SessionTable sessions,
        AdmissionTable admissions,
        WaitingTable waiting,
        HandTable hands,
        ScreenShareTable screenShares,
        SendingTable sending) {

    static Tables of(Store store) {
        return new Tables(
                store,
                store.mapper(MeetingTable.class),
                store.mapper(ParticipantTable.class),
                store.mapper(SessionTable.class),
                store.mapper(AdmissionTable.class),
                store.mapper(WaitingTable.class),
                store.mapper(HandTable.class),
                store.mapper(ScreenShareTable.class),
                store.mapper(SendingTable.class));
    }

    MeetingLocks locks() {
        return new MeetingLocks(store, meetings);
    }
}
