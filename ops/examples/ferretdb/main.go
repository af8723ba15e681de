// SPDX-License-Identifier: Apache-2.0

// Starts FerretDB over PostgreSQL, and ends with the process that has started it: when its standard input does.
package main

import (
	"context"
	"io"
	"log"
	"os"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		stop()
	}()
	server, err := ferretdb.New(&ferretdb.Config{
		Listener:      ferretdb.ListenerConfig{TCP: os.Getenv("MONGODB_ADDRESS")},
		Handler:       "postgresql",
		PostgreSQLURL: os.Getenv("POSTGRESQL_URL"),
	})
	if err != nil {
		log.Fatal(err)
	}
	if err = server.Run(ctx); err != nil {
		log.Fatal(err)
	}
}
