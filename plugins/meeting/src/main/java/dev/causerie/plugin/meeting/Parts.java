package dev.causerie.plugin.meeting;

import dev.causerie.api.PluginContext;

/** What the plugin is made of, put together once a start. Immutable. */
record Parts(
        Tables tables,
        Surroundings host,
        Passwords passwords,
        WaitingQueue queue,
        Departures departures,
        Entrance entrance,
        WaitingRoom waitingRoom,
        HostDecisions decisions) {

    static Parts of(PluginContext context) {
        Tables tables = Tables.of(context.store());
        Surroundings host = Surroundings.of(context);
        WaitingQueue queue = new WaitingQueue(tables, host.publisher(), new RandomTickets());
        Handover handover = new Handover(tables, host.publisher(), queue);
        Departures departures = new Departures(tables, host, handover, queue);
        Entrance entrance = new Entrance(tables, host, queue);
        return new Parts(
                tables,
                host,
                new Passwords(),
                queue,
                departures,
                entrance,
                new WaitingRoom(tables, host, queue, entrance, departures),
                new HostDecisions(
                        tables,
                        host,
                        handover,
                        new Ejections(tables, host, departures, queue),
                        new Ending(tables, host, queue)));
    }
}
