package dev.causerie.plugin.meeting;

import dev.causerie.api.PluginContext;

/** What the plugin is made of, put together once a start. Immutable. */
record Parts(
        Tables tables,
        Surroundings host,
        Passwords passwords,
        Sending sending,
        WaitingQueue queue,
        Hands hands,
        ScreenShares screenShares,
        Departures departures,
        Entrance entrance,
        WaitingRoom waitingRoom,
        HostDecisions decisions) {

    static Parts of(PluginContext context) {
        Tables tables = Tables.of(context.store());
        Surroundings host = Surroundings.of(context);
        Sending sending = new Sending(tables, host.media());
        WaitingQueue queue = new WaitingQueue(tables, host.publisher(), new RandomTickets());
        Handover handover = new Handover(tables, host.publisher(), queue);
        Hands hands = new Hands(tables, host);
        ScreenShares screenShares = new ScreenShares(tables, host, sending);
        Departures departures = new Departures(tables, host, handover, queue, hands, screenShares);
        Entrance entrance = new Entrance(tables, host, queue);
        return new Parts(
                tables,
                host,
                new Passwords(),
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
