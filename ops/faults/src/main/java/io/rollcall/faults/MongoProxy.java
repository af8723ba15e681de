// SPDX-License-Identifier: Apache-2.0
package io.rollcall.faults;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a MongoDB server, speaks the server's protocol, and lets happen to commands what happens
 * on a real deployment: clients take it for a replica set, or for a router of a sharded cluster. Authentication passes
 * through. Each client's connection is one to the server, and its commands come one after the other.
 */
public final class MongoProxy implements AutoCloseable {

    static final int UNLIMITED = Integer.MAX_VALUE;

    private static final Pattern ADDRESS = Pattern.compile("([^:/@,]+):(\\d+)/");
    private static final int REMEMBERED = 1000;

    private final String server;
    private final boolean sharded;
    private final List<Member> members;
    private final Topology topology;
    private final List<Injection> injections = new CopyOnWriteArrayList<>();
    private final Deque<MongoCommand> last = new ArrayDeque<>();
    private volatile int largestDocument = UNLIMITED;

    private MongoProxy(String server, boolean sharded, int members) {
        var address = ADDRESS.matcher(server);
        if (!address.find()) {
            throw new IllegalArgumentException("No one host with its port and a slash in the URI of the server");
        }
        this.server = server;
        this.sharded = sharded;
        this.members = IntStream.range(0, members)
                .mapToObj(number -> new Member(address.group(1), Integer.parseInt(address.group(2))))
                .toList();
        this.topology =
                new Topology(sharded, this.members.stream().map(Member::address).toList());
        IntStream.range(0, members)
                .forEach(number -> this.members
                        .get(number)
                        .open((client, behind) -> new Relay(this, number, client, behind).run()));
    }

    /**
     * A replica set of so many members, all of which are the server; the first is the primary.
     *
     * @param server the server's connection string, with one host, its port, and a slash
     */
    public static MongoProxy replicaSet(String server, int members) {
        return new MongoProxy(server, false, members);
    }

    /** Routers of a sharded cluster. */
    public static MongoProxy mongos(String server, int routers) {
        return new MongoProxy(server, true, routers);
    }

    /** The server's connection string by way of this proxy. */
    public String uri() {
        var hosts = String.join(",", members.stream().map(Member::address).toList());
        var through = ADDRESS.matcher(server).replaceFirst(hosts + "/");
        return sharded ? through : through + (through.contains("?") ? "&" : "?") + "replicaSet=" + Topology.SET;
    }

    /** Holds an election, which this member wins. The others refuse writes from now on. */
    public void elect(int member) {
        topology.elect(member);
    }

    /** There is no primary any more. */
    public void stepDown() {
        topology.elect(-1);
    }

    /**
     * Lets the next commands of a kind meet a fault; where they meet several, then the one that was asked for first.
     */
    public Injection inject(Predicate<MongoCommand> concerned, Fault fault, int times) {
        var injection = new Injection(concerned, fault, times);
        injections.add(injection);
        return injection;
    }

    /** Nothing that was asked for happens any more. */
    public void heal() {
        injections.clear();
        largestDocument = UNLIMITED;
        members.forEach(Member::mend);
    }

    /** Ends all connections, and refuses new ones until {@link #heal()}. */
    public void cut() {
        members.forEach(Member::cut);
    }

    /** The same for one member. */
    public void cut(int member) {
        members.get(member).cut();
    }

    /** Takes no document larger than this, in bytes: new connections are told, all are held to it. */
    public void limitDocuments(int bytes) {
        largestDocument = bytes;
    }

    /** The last thousand commands that clients have sent, but for what they say of themselves. */
    public List<MongoCommand> commands() {
        synchronized (last) {
            return List.copyOf(last);
        }
    }

    /** Ends all connections. */
    @Override
    public void close() {
        members.forEach(Member::close);
    }

    Topology topology() {
        return topology;
    }

    int largestDocument() {
        return largestDocument;
    }

    @Nullable
    Fault faultOf(MongoCommand command) {
        synchronized (last) {
            last.addLast(command);
            if (last.size() > REMEMBERED) {
                last.removeFirst();
            }
        }
        return injections.stream()
                .filter(injection -> injection.takes(command))
                .findFirst()
                .map(Injection::fault)
                .orElse(null);
    }
}
