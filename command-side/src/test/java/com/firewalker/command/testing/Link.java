package com.firewalker.command.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A wire to a local server that can be cut, held and mended. Cut: who is on it is hung up on, who dials gets nobody.
 * Held: it stands, and nothing comes through.
 */
public final class Link implements AutoCloseable {

    private final int target;
    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger heldUp = new AtomicInteger();
    private volatile boolean cut;
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile boolean closed;

    public Link(int target) {
        this.target = target;
        try {
            entrance = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("link-to-" + target, this::accept);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** The address with this wire's port in place of its server's. */
    public String instead(String url) {
        return url.replace(":" + target, ":" + port());
    }

    public void cut() {
        refused.set(0);
        cut = true;
        open.forEach(Link::hangUp);
    }

    public void hold() {
        heldUp.set(0);
        held = new CountDownLatch(1);
    }

    public void mend() {
        cut = false;
        held.countDown();
    }

    /** Evidence that the hold was felt: pieces that waited since then. */
    public int heldUp() {
        return heldUp.get();
    }

    /** Evidence that the cut was felt: calls that found nobody since then. */
    public int refused() {
        return refused.get();
    }

    @Override
    public void close() {
        closed = true;
        held.countDown();
        cut();
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!closed) {
            try {
                serve(entrance.accept());
            } catch (IOException e) {
                if (!closed) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket caller) {
        if (cut) {
            refused.incrementAndGet();
            hangUp(caller);
            return;
        }
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            caller.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            open.add(caller);
            open.add(server);
            run("link-out", () -> copy(caller, server));
            run("link-back", () -> copy(server, caller));
            if (cut) {
                hangUp(caller);
                hangUp(server);
            }
        } catch (IOException e) {
            hangUp(caller);
        }
    }

    private void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[16_384];
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                if (held.getCount() > 0) {
                    heldUp.incrementAndGet();
                    held.await();
                }
                out.write(bytes, 0, n);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The wire was cut or somebody hung up: both ends go.
        } finally {
            hangUp(from);
            hangUp(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
