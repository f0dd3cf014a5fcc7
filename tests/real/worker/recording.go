package main

import (
	"context"
	"errors"
	"log"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/livekit/protocol/egress"
	"github.com/livekit/protocol/livekit"
	"github.com/livekit/protocol/rpc"
	"github.com/livekit/psrpc"
	"google.golang.org/protobuf/proto"
)

// endingLasts is what the real service needs between stop and COMPLETE: 0.1 to 0.3 s.
const endingLasts = 150 * time.Millisecond

// Ending is why a recording ends by itself; without an error it is COMPLETE all the same.
type Ending struct {
	Reason string
	Error  string
	Code   int32
}

// Recording is one egress from STARTING to its last state.
type Recording struct {
	worker *Worker
	plan   Plan
	server rpc.EgressHandlerServer

	joined  sync.Once
	inRoom  chan struct{} // closed when the recorder is in the room
	stop    sync.Once
	stopped chan struct{} // closed by the first stop
	ending  chan Ending   // at most one: it ends by itself

	mu   sync.Mutex
	info *livekit.EgressInfo
}

// NewRecording is STARTING, with one file result that has a name only.
func NewRecording(w *Worker, plan Plan, req *rpc.StartEgressRequest, composite *livekit.RoomCompositeEgressRequest) *Recording {
	now := time.Now()
	request := proto.Clone(composite).(*livekit.RoomCompositeEgressRequest)
	for _, output := range request.FileOutputs {
		egress.RedactUpload(output)
	}
	file := &livekit.FileInfo{Filename: filename(outputOf(composite).Filepath, composite.RoomName, now)}
	return &Recording{
		worker:  w,
		plan:    plan,
		inRoom:  make(chan struct{}),
		stopped: make(chan struct{}),
		ending:  make(chan Ending, 1),
		info: &livekit.EgressInfo{
			EgressId:    req.EgressId,
			RoomId:      req.RoomId,
			RoomName:    composite.RoomName,
			SourceType:  livekit.EgressSourceType_EGRESS_SOURCE_TYPE_WEB,
			Status:      livekit.EgressStatus_EGRESS_STARTING,
			StartedAt:   now.UnixNano(),
			UpdatedAt:   now.UnixNano(),
			Request:     &livekit.EgressInfo_RoomComposite{RoomComposite: request},
			Result:      &livekit.EgressInfo_File{File: file},
			FileResults: []*livekit.FileInfo{file},
		},
	}
}

// Info is a copy of what the recording says of itself now.
func (r *Recording) Info() *livekit.EgressInfo {
	r.mu.Lock()
	defer r.mu.Unlock()
	return proto.Clone(r.info).(*livekit.EgressInfo)
}

// Listen makes the recording reachable for stop and update.
func (r *Recording) Listen() error {
	server, err := rpc.NewEgressHandlerServer(r, r.worker.bus)
	if err != nil {
		return err
	}
	r.server = server
	id := r.info.EgressId
	for _, register := range []func(string) error{
		server.RegisterStopEgressTopic, server.RegisterUpdateEgressTopic, server.RegisterUpdateStreamTopic,
	} {
		if err := register(id); err != nil {
			return err
		}
	}
	return nil
}

// Run lives the recording's life; afterwards nobody answers for it, as with the real service.
func (r *Recording) Run() {
	r.live()
	r.server.Shutdown()
	info := r.Info()
	r.worker.voice.Say(Event{Event: "ended", EgressID: info.EgressId, Room: info.RoomName, Status: info.Status.String()})
}

func (r *Recording) live() {
	inRoom := r.inRoom
	if r.plan.NeverActive {
		inRoom = nil
	}
	if r.plan.FailStart != "" {
		r.finish(Ending{Reason: livekit.EndReasonFailure, Error: r.plan.FailStart, Code: r.plan.Code})
		return
	}
	select {
	case <-inRoom:
	case <-r.stopped:
		r.update(func(info *livekit.EgressInfo) { info.SetAborted(livekit.MsgStartNotReceived) })
		return
	case ending := <-r.ending:
		r.finish(ending)
		return
	}
	r.update(func(info *livekit.EgressInfo) {
		info.UpdateStatus(livekit.EgressStatus_EGRESS_ACTIVE)
		info.StartedAt = info.UpdatedAt
		info.FileResults[0].StartedAt = info.UpdatedAt
	})
	select {
	case ending := <-r.ending:
		r.finish(ending)
		return
	case <-r.stopped:
	}
	if r.plan.HoldEnding {
		<-r.ending
	} else {
		time.Sleep(endingLasts)
	}
	r.finish(Ending{Reason: livekit.EndReasonAPI, Error: r.plan.FailUpload, Code: r.plan.Code})
}

// finish writes what is known only at the end: length and, if it was saved, size and place.
func (r *Recording) finish(ending Ending) {
	r.update(func(info *livekit.EgressInfo) {
		if ending.Error == "" {
			info.SetComplete()
		} else {
			info.SetFailed(errors.New(ending.Error))
			info.ErrorCode = ending.Code
		}
		info.SetEndReason(ending.Reason)
		file := info.FileResults[0]
		if file.StartedAt != 0 {
			file.EndedAt = info.EndedAt
			file.Duration = file.EndedAt - file.StartedAt
		}
		if ending.Error == "" {
			file.Size = r.plan.Size
			file.Location = file.Filename
			info.ManifestLocation = path.Join(path.Dir(file.Filename), info.EgressId+".json")
		}
	})
}

// update changes the info and tells the server's store.
func (r *Recording) update(change func(*livekit.EgressInfo)) {
	r.mu.Lock()
	change(r.info)
	r.mu.Unlock()
	if _, err := r.worker.io.UpdateEgress(context.Background(), r.Info()); err != nil {
		log.Printf("the server's store was not told: %v", err)
	}
}

// EndNow ends the recording by itself: the source closed, the machine is overloaded, the handler died.
func (r *Recording) EndNow(ending Ending) {
	select {
	case r.ending <- ending:
	default: // it is ending already
	}
}

// StopEgress answers ENDING, as often as it is asked.
func (r *Recording) StopEgress(context.Context, *livekit.StopEgressRequest) (*livekit.EgressInfo, error) {
	r.stop.Do(func() {
		r.update(func(info *livekit.EgressInfo) {
			if info.EndedAt == 0 {
				info.UpdateStatus(livekit.EgressStatus_EGRESS_ENDING)
				info.SetEndReason(livekit.EndReasonAPI)
			}
		})
		close(r.stopped)
	})
	return r.Info(), nil
}

// UpdateEgress changes nothing.
func (r *Recording) UpdateEgress(context.Context, *livekit.UpdateEgressRequest) (*livekit.EgressInfo, error) {
	return r.Info(), nil
}

// UpdateStream refuses at once: asked with nothing to change it is a heartbeat.
func (r *Recording) UpdateStream(context.Context, *livekit.UpdateStreamRequest) (*livekit.EgressInfo, error) {
	return nil, psrpc.NewErrorf(psrpc.InvalidArgument, "UpdateStream called on non-streaming egress")
}

func outputOf(composite *livekit.RoomCompositeEgressRequest) *livekit.EncodedFileOutput {
	if len(composite.FileOutputs) > 0 {
		return composite.FileOutputs[0]
	}
	return composite.GetFile()
}

// filename fills the template in as the real service does for an MP4.
func filename(template, room string, now time.Time) string {
	if template == "" {
		template = "{room_name}-{time}"
	}
	name := strings.NewReplacer("{room_name}", room, "{time}", now.UTC().Format("2006-01-02T150405")).Replace(template)
	if path.Ext(name) == "" {
		name += ".mp4"
	}
	return name
}
