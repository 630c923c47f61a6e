package dev.causerie.plugin.meeting;

import dev.causerie.api.PluginContext;

/** What the plugin is made of, put together once a start. Immutable. */
record Parts(
        Tables tables,
        Surroundings host,
        Passwords passwords,
        Attendance attendance,
        Sending sending,
        WaitingQueue queue,
        Hands hands,
        ScreenShares screenShares,
        Departures departures,
        Entrance entrance,
        WaitingRoom waitingRoom,
        HostDecisions decisions) {

    static Parts of(PluginContext context, MeetingConfiguration configuration) {
        Tables tables = Tables.of(context.store());
        Surroundings host = Surroundings.of(context);
        Sending sending = new Sending(tables, host.media());
        WaitingQueue queue = new WaitingQueue(tables, host.publisher(), new RandomTickets());
        Handover handover = new Handover(tables, host, queue);
        Hands hands = new Hands(tables, host);
        ScreenShares screenShares = new ScreenShares(tables, host, sending);
        Departures departures = new Departures(tables, host, handover, queue, hands, screenShares);
        Attendance attendance = new Attendance(tables, host.media());
        Entrance entrance = new Entrance(tables, host, queue, new Welcome(tables, host, attendance, configuration));
        return new Parts(
                tables,
                host,
                new Passwords(),
                attendance,
                sending,
                queue,
                hands,
                screenShares,
                departures,
                entrance,
                new WaitingRoom(tables, host, queue, entrance, departures),
                new HostDecisions(
                        tables,
                        host,
                        sending,
                        handover,
                        new Ejections(tables, host, departures, queue),
                        new Ending(tables, host, queue)));
    }
}
