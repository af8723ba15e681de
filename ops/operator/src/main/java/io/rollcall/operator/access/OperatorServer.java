// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.access;

import io.rollcall.http.openapi.SharedFile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Serves operators on a port of their own, from before the doors open until after they are closed. */
public final class OperatorServer implements SmartLifecycle {

    /** After the subscriptions have begun, before the doors' server does. */
    private static final int PHASE = 1400;

    private final HttpServer server;
    private volatile @Nullable DisposableServer bound;

    /** @param customizers what bounds connections and how long a request may take to be there */
    OperatorServer(OperatorRouter router, String address, int port, List<NettyServerCustomizer> customizers) {
        RouterFunction<ServerResponse> operators = router::route;
        var handler = new ReactorHttpHandlerAdapter(
                RouterFunctions.toHttpHandler(description().and(operators)));
        var customized = HttpServer.create().host(address).port(port);
        for (var customizer : customizers) {
            customized = customizer.apply(customized);
        }
        this.server = customized.handle(handler);
    }

    /** As the doors have it, for anybody: a process without doors describes what it serves. */
    private static RouterFunction<ServerResponse> description() {
        var file = new SharedFile("openapi/ops.yaml");
        return RouterFunctions.route(
                RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD)
                        .and(RequestPredicates.path("/openapi/ops.yaml")),
                request -> file.in(ServerResponse.ok().cacheControl(CacheControl.noCache())));
    }

    /** The port that it listens on; 0 while it does not. */
    public int port() {
        var here = bound;
        return here == null ? 0 : here.port();
    }

    @Override
    public void start() {
        bound = server.bindNow();
    }

    @Override
    public void stop() {
        var here = bound;
        if (here != null) {
            here.disposeNow();
        }
        bound = null;
    }

    @Override
    public boolean isRunning() {
        return bound != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
