package dev.causerie.plugin.messages;

import dev.causerie.api.Plugin;
import dev.causerie.api.PluginContext;
import dev.causerie.api.domain.messages.Messages;
import dev.causerie.api.domain.messages.Reactions;

/** Offers {@link Messages} and {@link Reactions} to the plugins that have a wire. */
public final class MessagesPlugin implements Plugin {

    @Override
    public void start(PluginContext host) {
        host.offer(Messages.class, new StoredMessages(host.store(), host.publisher(), host.clock()));
        host.offer(Reactions.class, new StoredReactions(host.store(), host.publisher(), host.clock()));
    }
}
